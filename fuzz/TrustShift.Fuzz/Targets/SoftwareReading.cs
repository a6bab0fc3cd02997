using TrustShift.Discovery.Archives;
using TrustShift.Discovery.Software;
using TrustShift.Discovery.Sources;

namespace TrustShift.Fuzz.Targets;

/// <summary>Manifests, lock files, and what else names software: the bytes stand under every name that one of its sources reads.</summary>
internal static class SoftwareReading
{
    public static void Read(ReadOnlyMemory<byte> bytes)
    {
        foreach (string path in SampleNames.Manifests)
        {
            var content = new ArchiveContent("app.zip", ArchiveContent.LongestKept);
            content.Add(path, bytes.Span);
            TargetFiles files = FileReading.Empty.Within(content);
            foreach (SoftwareSource source in SoftwareSources.All)
            {
                if (source.IsMarker($"app.zip!{path}", PlacePath.NameOf(path)))
                    _ = source.Read($"app.zip!{path}", files).Count();
            }
        }
    }
}
