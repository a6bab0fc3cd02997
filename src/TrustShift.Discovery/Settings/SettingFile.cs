using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Settings;

/// <summary>A configuration file of one program, known by its name, of which single keys say which trust store the program uses.</summary>
public abstract class SettingFile
{
    /// <summary>Whether the file at this path (in the target, with '/') is one.</summary>
    public abstract bool Matches(ReadOnlySpan<char> path);

    /// <summary>Whether the name alone tells that it is the configuration of this program, and every key in it that names a trust store is known. Others are searched for such words as well.</summary>
    public virtual bool IsOfOneProgram => true;

    /// <summary>Reads it. Never throws on bad input.</summary>
    /// <param name="text">The text, at most a chunk long.</param>
    /// <param name="findings">Where settings go; values that are no paths, switches or options are never kept.</param>
    public abstract void Read(string text, FileFindings findings);

    /// <summary>Reads it and what it includes. Never throws on bad input.</summary>
    /// <param name="text">The text, at most a chunk long.</param>
    /// <param name="files">The files of the target, for what the file includes; null where nothing else may be read.</param>
    /// <param name="findings">Where settings go.</param>
    public virtual void Read(string text, TargetFiles? files, FileFindings findings) => Read(text, findings);
}
