using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Precedence;

/// <summary>
/// What real runtimes showed: <c>proven.tsv</c>, a line a proof with the version and the day. Versions differ from machine to machine, so that docs/effective-store.md is made from the record, and what is
/// checked everywhere is that the page says the same and that the proofs are still those.
/// </summary>
internal static class ProofRecord
{
    private static readonly ConcurrentDictionary<(string Runtime, string Proof), string[]> s_found = new();

    private static string FilePath { get; } = Repository.PathOf("tests", "TrustShift.ClientTruth.Tests", "Precedence", "proven.tsv");

    /// <summary>Whether this run is to write the record and the page.</summary>
    public static bool IsWritten { get; } = string.Equals(Environment.GetEnvironmentVariable("TRUSTSHIFT_WRITE_EFFECTIVE_STORE"), "1", StringComparison.Ordinal);

    /// <summary>Adds a proof that held.</summary>
    public static void Add(Proof proof, string version) => s_found[(proof.Runtime, proof.Name)] = [proof.Runtime, version, proof.Name, proof.Expected, proof.Rules];

    /// <summary>Every proof that the record has.</summary>
    public static ImmutableArray<ProvenLine> Load() => File.Exists(FilePath)
        ? [.. File.ReadLines(FilePath).Where(static line => line.Length > 0 && line[0] != '#').Select(static line => line.Split('\t')).Select(static p => new ProvenLine(p[0], p[1], p[2], p[3], p[4].Split(' '), p[5]))]
        : [];

    /// <summary>Writes what this run found in place of what the record had of the same runtimes, where that was asked for.</summary>
    public static void Save(DateTimeOffset now)
    {
        if (!IsWritten || s_found.IsEmpty)
            return;
        HashSet<string> asked = [.. s_found.Keys.Select(static key => key.Runtime)];
        string day = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        IEnumerable<string> lines = Load().Where(line => !asked.Contains(line.Runtime)).Select(static l => string.Join('\t', l.Runtime, l.Version, l.Proof, l.Trusted, string.Join(' ', l.Rules), l.Day))
            .Concat(s_found.Values.Select(found => string.Join('\t', [.. found, day])));
        File.WriteAllLines(FilePath, ["# runtime\tversion\tproof\ttrusted roots\trules\tday", .. lines.Order(StringComparer.Ordinal)]);
        File.WriteAllText(EffectiveStorePage.FilePath, EffectiveStorePage.Write(Load()));
    }
}
