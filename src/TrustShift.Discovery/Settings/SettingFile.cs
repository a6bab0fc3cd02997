using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings;

/// <summary>A configuration file of one program, known by its name, of which single keys say which trust store the program uses.</summary>
public abstract class SettingFile
{
    /// <summary>Whether the file at this path (in the target, with '/') is one.</summary>
    public abstract bool Matches(ReadOnlySpan<char> path);

    /// <summary>Reads it. Never throws on bad input.</summary>
    /// <param name="text">The text, at most a chunk long.</param>
    /// <param name="findings">Where settings go; values that are no paths, switches or options are never kept.</param>
    public abstract void Read(string text, FileFindings findings);
}
