namespace TrustShift.Assessment.Clients.RootPackages;

/// <summary>How a package makes the store of those that use it.</summary>
internal enum RootUse
{
    /// <summary>What it brings replaces every other store.</summary>
    Own,
    /// <summary>What it brings and the operating system's store, together.</summary>
    OwnAndSystem,
    /// <summary>The operating system's store; what it brings counts where there is none.</summary>
    OwnWithoutSystem,
    /// <summary>The operating system's store.</summary>
    System,
    /// <summary>The store of the Java runtime.</summary>
    Java,
    /// <summary>What it does depends on the program, or on what is not known.</summary>
    Undecided,
}
