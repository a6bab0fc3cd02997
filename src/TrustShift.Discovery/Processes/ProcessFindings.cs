using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Processes;

/// <summary>What the definitions of programs in one file came to.</summary>
public sealed class ProcessFindings
{
    /// <summary>Programs.</summary>
    public List<ProcessEvidence> Processes { get; } = [];

    /// <summary>Settings, each with the id of its program as scope.</summary>
    public List<SettingEvidence> Settings { get; } = [];

    /// <summary>Software that the definition names (a base image, a package that an instruction installs).</summary>
    public List<SoftwareEvidence> Software { get; } = [];

    /// <summary>What could not be read or decided.</summary>
    public List<Gap> Gaps { get; } = [];

    /// <summary>
    /// Files whose assignments of variables are all understood, so that what a line detector sees there besides is no setting of its own (overridden, or of another program).
    /// </summary>
    public HashSet<string> ReadWhole { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => Processes.Count == 0 && Settings.Count == 0 && Software.Count == 0 && Gaps.Count == 0 && ReadWhole.Count == 0;
}
