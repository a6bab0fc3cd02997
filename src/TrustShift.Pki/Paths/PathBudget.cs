namespace TrustShift.Pki.Paths;

/// <summary>Limits of one search. Running out of any is <see cref="PathOutcome.Undecided"/>, never a rejection.</summary>
/// <param name="MaxSteps">Candidate issuers looked at.</param>
/// <param name="MaxPaths">Complete paths judged.</param>
/// <param name="MaxDepth">Certificates in one path.</param>
/// <param name="MaxSignatures">Signatures verified.</param>
public sealed record PathBudget(int MaxSteps = 10_000, int MaxPaths = 256, int MaxDepth = 24, int MaxSignatures = 1_000)
{
    /// <summary>Generous for real chains, small for hostile ones.</summary>
    public static PathBudget Default { get; } = new();
}
