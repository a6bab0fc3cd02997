using System.Collections.Immutable;
using TrustShift.ClientTruth.Tests.Live;
using TrustShift.ClientTruth.Tests.Precedence.Proofs;

namespace TrustShift.ClientTruth.Tests.Precedence;

/// <summary>Each combination of settings: what the real runtime trusts is what its rules say, and what the assessment makes of the same settings read from files.</summary>
public sealed class PrecedenceProofTests(ProofWorld world) : IClassFixture<ProofWorld>
{
    private static readonly ImmutableDictionary<string, ProofRuntime> s_runtimes = ProofFamilies.All.SelectMany(static f => f.Runtimes).ToImmutableDictionary(static r => r.Name, StringComparer.Ordinal);

    /// <summary>The runtimes that this run starts: those whose name holds the word of TRUSTSHIFT_LIVE_CLIENT, or of every run.</summary>
    public static IEnumerable<TheoryDataRow<string>> Runtimes => s_runtimes.Values
        .Where(static r => LiveSettings.Client is { } word ? r.Name.Contains(word, StringComparison.OrdinalIgnoreCase) : LiveSettings.Everything || !r.IsExtra)
        .OrderBy(static r => r.Name, StringComparer.Ordinal).Select(static r => new TheoryDataRow<string>(r.Name));

    [Theory]
    [MemberData(nameof(Runtimes))]
    public void The_real_runtime_trusts_what_its_rules_say(string name)
    {
        ProofRuntime runtime = s_runtimes[name];
        if (world.Missing(runtime) is { } reason)
            Assert.Skip($"{name}: {reason}");
        Proof[] proofs = [.. ProofFamilies.All.SelectMany(static f => f.Proofs).Where(p => string.Equals(p.Runtime, name, StringComparison.Ordinal))];
        var differences = new string?[proofs.Length];
        string version = ProofWorld.VersionOf(runtime);
        Parallel.For(0, proofs.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            differences[i] = Difference(runtime, proofs[i]);
            if (differences[i] is null)
                ProofRecord.Add(proofs[i], version);
        });
        string[] told = [.. differences.OfType<string>()];
        Assert.True(told.Length == 0, "\n" + string.Join("\n", told));
    }

    private string? Difference(ProofRuntime runtime, Proof proof)
    {
        (string real, string? predicted, string? uncertainty, string text) = world.Try(runtime, proof);
        string told = $"{proof.Id}: it trusts '{real}', expected '{proof.Expected}', assessed '{predicted}'{(uncertainty is null ? "" : $" ({uncertainty})")}\n{text}";
        if (!string.Equals(real, proof.Expected, StringComparison.Ordinal))
            return told;
        if (runtime.Client is null)
            return null;
        if (predicted is null && proof.NotPredicted is null)
            return "no client was assessed; " + told;
        bool isSame = string.Equals(predicted, real, StringComparison.Ordinal);
        return isSame || uncertainty is not null || proof.NotPredicted is not null ? null : told;
    }
}
