using System.Collections.Immutable;
using TrustShift.ClientTruth.Tests.Live.Authority;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>The cases that are the same in every run: what a migration meets, and every change of a certificate where it matters.</summary>
internal static class LiveCases
{
    private static readonly string[] Chains =
    [
        "L M R1x G2x", "L M", "L M R1x", "L M R1x G2x C2", "L", "L M R1s", "OL OI", "OL OI OR", "L R1x G2x", "L G2x R1x M", "L M G2x R1x", "L M R1x G2x U", "U L",
        "L M R1x_exp G2x", "L M R1x G2x_exp", "L M_exp R1x G2x", "L_exp M R1x G2x", "L_other M R1x G2x", "L M M R1x R1x G2x", "L M R1s R1x G2x", "L M R1x G2y", "L M R1x G2y G2x",
    ];

    private static readonly string[] Stores =
    [
        "R1s", "G2s", "C2", "OR", "OR C2 G2s R1s U", "U", "R1s M", "M", "R1x", "L", "R1s M_exp", "G2s R1x_exp", "R1s R1x_exp", "R1s_exp", "R1s_exp G2s", "C2 G2x_exp", "M C2", "R1s_exp R1s",
        "R1s R1s_exp", "R1s_k2 R1s", "R1s_k2_noSki R1s", "R1s_new R1s", "R1x R1s",
    ];

    // The migration's own questions first, then one case for each rule by which libraries differ.
    private static readonly string[] Short =
    [
        "L M R1x G2x|R1s", "L M R1x G2x|G2s", "L M R1x G2x|C2", "L M R1x G2x|OR", "L M R1x G2x|OR C2 G2s R1s U", "L M|R1s", "L M|G2s", "L M R1x|G2s", "L M R1x|C2",
        "L M R1x G2x C2|C2", "L M R1x G2x C2|R1s", "L|R1s", "L|R1s M", "L M R1s|R1s", "L M R1s|G2s", "OL OI|OR", "OL OI|R1s", "OL OI OR|OR",
        "L R1x G2x|R1s", "L G2x R1x M|R1s", "L G2x R1x M|G2s", "L M R1x G2x U|G2s", "L M R1x_exp G2x|R1s", "L M R1x_exp G2x|G2s", "L M R1x G2x_exp|G2s", "L M R1x G2x_exp|C2",
        "L M_exp R1x G2x|R1s", "L_exp M R1x G2x|G2s", "L_other M R1x G2x|G2s", "L M R1x G2x|R1s M", "L M R1x G2x|M C2", "L M R1x G2x|M", "L M R1x G2x|R1x", "L M R1x G2x|R1s M_exp",
        "L M R1x G2x|G2s R1x_exp", "L M R1x G2x|R1s_exp", "L M R1x G2x|R1s_exp G2s", "L M R1x G2x|R1s_exp R1s", "L M|R1s R1s_exp", "L M R1x G2x|R1s_k2 R1s", "L M R1x G2x|R1s_k2_noSki R1s",
        "L M R1s R1x G2x|C2", "L M R1x G2y|R1s", "L M R1x G2y G2x|C2", "LS S2 M R1x G2x|R1s", "LS S2 M_pathlen1 R1x G2x|R1s", "LR R1x G2x|C2", "LR|R1s", "LE EM|ER", "SS|SS", "SS|OR",
        "LD7 D7 D6 D5 D4 D3 D2 D1|R1s", "LD9 D9 D8 D7 D6 D5 D4 D3 D2 D1|R1s", "LD10 D10 D9 D8 D7 D6 D5 D4 D3 D2 D1|R1s", "LD12 D12 D11 D10 D9 D8 D7 D6 D5 D4 D3 D2 D1|R1s",
    ];

    // A key of another kind signs the certificate below.
    private static readonly Dictionary<string, string> Signed = new(StringComparer.Ordinal)
    {
        ["k2"] = "byK2", ["rsa1024"] = "byRsa1024", ["p256"] = "byP256", ["p384"] = "byP384", ["ed25519"] = "byEd25519",
    };

    /// <summary>The short list, and one change at one place a case; with <paramref name="everything"/> also every chain against every store.</summary>
    public static ImmutableArray<LiveCase> All(bool everything)
    {
        IEnumerable<string> ids = [.. Short, .. CertificateChanges.All.SelectMany(change => Changed(change, everything))];
        if (everything)
            ids = [.. ids, .. Chains.SelectMany(static chain => Stores, static (chain, store) => $"{chain}|{store}")];
        return [.. ids.Select(LiveCase.Parse).DistinctBy(static c => c.Id, StringComparer.Ordinal)];
    }

    /// <summary>The change that the certificate below makes when its issuer makes this one; null for none.</summary>
    public static string? Follower(string change) => Signed.GetValueOrDefault(change);

    private static IEnumerable<string> Changed(CertificateChange change, bool everything)
    {
        string below = Follower(change.Name) is { } follower ? "_" + follower : "";
        if (change.Roles.HasFlag(CertificateRole.EndEntity) && !change.Name.StartsWith("by", StringComparison.Ordinal))
        {
            yield return $"L_{change.Name} M R1x G2x|R1s";
            if (everything)
                yield return $"L_{change.Name} M R1x G2x|C2";
        }

        if (change.Roles.HasFlag(CertificateRole.Intermediate) && !change.Name.StartsWith("by", StringComparison.Ordinal))
        {
            yield return $"L{below} M_{change.Name} R1x G2x|C2";
            yield return $"L{below} M_{change.Name}|R1s";
            if (everything)
            {
                yield return $"L M{below} R1x_{change.Name} G2x|C2";
                yield return $"L M{below} R1x_{change.Name} G2x|R1s";
                yield return $"L{below} M_{change.Name} R1x G2x|M_{change.Name}";
            }
        }

        if (change.Roles.HasFlag(CertificateRole.Root))
        {
            yield return $"L M{below}|R1s_{change.Name}";
            yield return $"L M{below} R1x G2x|R1s_{change.Name}";
            if (everything)
            {
                yield return $"L M{below}|R1s_{change.Name} R1s";
                yield return $"L M{below}|R1s R1s_{change.Name}";
                yield return $"L M R1x G2x|R1s_{change.Name} C2";
            }
        }
    }
}
