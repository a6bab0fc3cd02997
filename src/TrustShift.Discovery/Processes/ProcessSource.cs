using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Processes;

/// <summary>One way in which programs are started, known by the file that defines it. Nothing is executed.</summary>
public abstract class ProcessSource
{
    /// <summary>Whether the file at this path (in the target, with '/') can define a program. Cheap: called for every file.</summary>
    /// <param name="path">Path in the target.</param>
    /// <param name="name">The file's name without folders.</param>
    public abstract bool IsCandidate(ReadOnlySpan<char> path, ReadOnlySpan<char> name);

    /// <summary>Whether a file of any name can define a program, by what stands at its beginning.</summary>
    /// <param name="path">Path in the target.</param>
    /// <param name="head">The first bytes of the file.</param>
    public virtual bool Begins(ReadOnlySpan<char> path, ReadOnlySpan<byte> head) => false;

    /// <summary>
    /// Reads the definition: the programs, and the settings that hold for each of them alone, which carry the program's id as their scope. Never throws on bad input; what
    /// cannot be decided becomes a gap.
    /// </summary>
    /// <param name="path">Path of the definition in the target.</param>
    /// <param name="text">Its text.</param>
    /// <param name="files">The files of the target, for drop-ins, environment files and the like.</param>
    /// <param name="findings">Where it all goes.</param>
    public abstract void Read(string path, string text, TargetFiles files, ProcessFindings findings);
}
