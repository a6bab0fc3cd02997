using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.ClientTruth.Tests.Precedence;

/// <summary>One real runtime that proofs start.</summary>
/// <param name="Name">Its name in the tests and in docs/effective-store.md.</param>
/// <param name="Precedence">The id of the rules that it proves.</param>
/// <param name="Program">The program.</param>
internal sealed record ProofRuntime(string Name, string Precedence, string Program)
{
    /// <summary>Another program that knows the version; null for the program itself.</summary>
    public string? VersionProgram { get; init; }

    /// <summary>What prints the version, and where it stands in that.</summary>
    public required string[] VersionArguments { get; init; }

    /// <summary>The pattern, with a group v.</summary>
    public string VersionPattern { get; init; } = @"(?<v>\d+\.[\d.]*\d)";

    /// <summary>
    /// A shell command that asks all addresses: <c>$PROGRAM</c> and <c>$ARGUMENTS</c> come from the proof, <c>"$@"</c> are the addresses. Inside of <c>each CODE</c>, <c>$u</c> is one of them and
    /// <c>$p</c> its port.
    /// </summary>
    public required string Ask { get; init; }

    /// <summary>A script that the runtime runs, below /mnt/app.</summary>
    public (string Name, string Text)? Script { get; init; }

    /// <summary>What the target has of it, by its version; empty where no evidence shows it.</summary>
    public Func<string, ImmutableArray<SoftwareEvidence>> Software { get; init; } = static _ => [];

    /// <summary>The id of its client in the assessment; null where none is judged, so that only the runtime's own answer is compared.</summary>
    public string? Client { get; init; }

    /// <summary>Files and folders of the proof's own root that are mounted over the machine's; A:B is A of the root over B of the machine.</summary>
    public string[] Mounts { get; init; } = [];

    /// <summary>What must be there beside the program (a module); a shell command that succeeds then.</summary>
    public string? Needs { get; init; }

    /// <summary>What makes its own files in the proof's root before it starts.</summary>
    public Action<ProofRoot>? Prepare { get; init; }

    /// <summary>Whether only <c>./test --all-clients</c> starts it.</summary>
    public bool IsExtra { get; init; }
}
