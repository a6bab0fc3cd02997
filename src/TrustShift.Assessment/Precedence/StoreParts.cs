namespace TrustShift.Assessment.Precedence;

/// <summary>The parts of a runtime's store that are decided by themselves: a runtime trusts their union.</summary>
[Flags]
public enum StoreParts
{
    /// <summary>None: the rule only adds, or changes nothing.</summary>
    None = 0,
    /// <summary>A file.</summary>
    File = 1,
    /// <summary>A folder.</summary>
    Folder = 2,
    /// <summary>Whatever the runtime trusts.</summary>
    Whole = File | Folder,
}
