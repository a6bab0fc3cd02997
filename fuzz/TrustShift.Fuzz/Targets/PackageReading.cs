using TrustShift.Discovery.Software.Packages;

namespace TrustShift.Fuzz.Targets;

/// <summary>A database of installed packages.</summary>
internal static class PackageReading
{
    public static Action<ReadOnlyMemory<byte>> Of(PackageDatabase database) => bytes => database.Read(database.Paths[0], bytes, static _ => default);
}
