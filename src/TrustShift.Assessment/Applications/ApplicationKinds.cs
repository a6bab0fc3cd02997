namespace TrustShift.Assessment.Applications;

/// <summary>The kinds of <see cref="Application"/> that nothing starts by itself; those that something starts have the kind of their process.</summary>
public static class ApplicationKinds
{
    /// <summary>A folder with a manifest or build file.</summary>
    public const string Module = "module";
    /// <summary>A virtual environment of Python with the folder around it.</summary>
    public const string VirtualEnvironment = "virtual-environment";
    /// <summary>An installed runtime (a JDK, Node.js): whatever is started with it.</summary>
    public const string Runtime = "runtime";
    /// <summary>A program that is complete in itself (built by Go).</summary>
    public const string Program = "program";
    /// <summary>What belongs to none of the others: the operating system of a host, the rest of a folder.</summary>
    public const string Target = "target";
}
