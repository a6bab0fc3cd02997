using TrustShift.Assessment.Precedence;
using TrustShift.ClientTruth.Tests.Precedence.Proofs;

namespace TrustShift.ClientTruth.Tests.Precedence;

/// <summary>docs/effective-store.md and the record are as current as can be known without starting every runtime.</summary>
public sealed class EffectiveStorePageTests
{
    [Fact]
    public void The_page_says_what_the_rules_and_the_record_say()
    {
        string expected = EffectiveStorePage.Write(ProofRecord.Load());
        if (ProofRecord.IsWritten)
            File.WriteAllText(EffectiveStorePage.FilePath, expected);
        Assert.Equal(expected, File.ReadAllText(EffectiveStorePage.FilePath));
    }

    [Fact]
    public void What_the_record_has_is_still_asked_and_expected()
    {
        var proofs = ProofFamilies.All.SelectMany(static f => f.Proofs).ToDictionary(static p => p.Id, StringComparer.Ordinal);
        // Of JDKs those of this machine are asked.
        Assert.Equal([], ProofRecord.Load().Where(line => !line.Runtime.StartsWith("Java ", StringComparison.Ordinal)
            && !(proofs.TryGetValue($"{line.Runtime}: {line.Proof}", out Proof? proof) && string.Equals(proof.Expected, line.Trusted, StringComparison.Ordinal)
                && string.Equals(proof.Rules, string.Join(' ', line.Rules), StringComparison.Ordinal))).Select(static line => $"{line.Runtime}: {line.Proof}"));
    }

    [Fact]
    public void Every_proof_is_of_rules_that_there_are()
    {
        HashSet<string> rules = [.. StorePrecedences.All.SelectMany(static p => p.Rules).Select(static r => r.Id)];
        Assert.Equal([], ProofFamilies.All.SelectMany(static f => f.Proofs).SelectMany(static p => p.Rules.Split(' ')).Where(id => !rules.Contains(id)).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Rules_are_named_once_and_after_their_runtime()
    {
        string[] ids = [.. StorePrecedences.All.SelectMany(static p => p.Rules).Select(static r => r.Id)];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal([], StorePrecedences.All.SelectMany(static p => p.Rules.Where(r => !r.Id.StartsWith(p.Id + ".", StringComparison.Ordinal))).Select(static r => r.Id));
        Assert.Equal([], StorePrecedences.All.SelectMany(static p => p.Rules.SelectMany(static r => r.Excludes)).Where(id => !ids.Contains(id, StringComparer.Ordinal)));
    }
}
