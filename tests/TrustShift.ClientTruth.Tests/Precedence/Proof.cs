namespace TrustShift.ClientTruth.Tests.Precedence;

/// <summary>One combination of settings, and the roots that the real runtime trusts with it.</summary>
/// <param name="Runtime">Name of the runtime.</param>
/// <param name="Name">What is set, for people.</param>
/// <param name="Expected">Letters of the roots that it trusts, in order: A and B named by settings, C its own bundle, D the system's folder, F the system's bundle.</param>
/// <param name="Rules">Ids of the rules that this shows, with blanks between them.</param>
internal sealed record Proof(string Runtime, string Name, string Expected, string Rules)
{
    /// <summary>Environment variables, <c>A=b</c> with blanks between them; a '+' in a value stands for a blank.</summary>
    public string Environment { get; init; } = "";

    /// <summary>Arguments before the addresses, with blanks between them.</summary>
    public string Arguments { get; init; } = "";

    /// <summary>Files of the root with their text.</summary>
    public (string Path, string Text)[] Files { get; init; } = [];

    /// <summary>Files that are copied within the root: from, to.</summary>
    public (string From, string To)[] Copies { get; init; } = [];

    /// <summary>Why the assessment need not come to the same store ("the code says it"): it must not claim more than the runtime trusts unless it says that it is uncertain; null where it must be the same.</summary>
    public string? NotPredicted { get; init; }

    public string Id => $"{Runtime}: {Name}";
}
