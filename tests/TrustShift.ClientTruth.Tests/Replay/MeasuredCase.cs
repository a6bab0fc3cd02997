using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Replay;

/// <summary>One case of clients/cases.jsonl with what each real client did (clients/truth.csv).</summary>
internal sealed record MeasuredCase(string Id, PathRequest Request, IReadOnlyDictionary<string, char> Answers)
{
    // clients/: "measured at 2026-11-23T08:00:00Z".
    private static readonly DateTimeOffset MeasuredAt = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<ImmutableArray<MeasuredCase>> Cases = new(Load);

    /// <summary>All cases; skips the running test where the facts are absent.</summary>
    public static ImmutableArray<MeasuredCase> All()
    {
        SharedFacts.Require("clients", "truth.csv");
        return Cases.Value;
    }

    private static ImmutableArray<MeasuredCase> Load()
    {
        Dictionary<string, CertificateFacts> certificates = Directory.EnumerateFiles(SharedFacts.Require("clients", "certs"), "*.pem")
            .ToDictionary(static path => Path.GetFileNameWithoutExtension(path), Read, StringComparer.Ordinal);
        string[] lines = File.ReadAllLines(SharedFacts.Require("clients", "truth.csv"));
        string[] columns = lines[0].Split(',');
        Dictionary<string, string[]> rows = lines.Skip(1).Select(static line => line.Split(',')).ToDictionary(static row => row[0], StringComparer.Ordinal);
        ImmutableArray<MeasuredCase>.Builder cases = ImmutableArray.CreateBuilder<MeasuredCase>();
        foreach (string line in File.ReadLines(SharedFacts.Require("clients", "cases.jsonl")))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            string id = root.GetProperty("id").GetString()!;
            IEnumerable<CertificateFacts> Named(string property) => root.GetProperty(property).EnumerateArray().Select(name => certificates[name.GetString()!]);
            cases.Add(new MeasuredCase(
                id,
                new PathRequest([.. Named("chain")], [.. Named("store").Select(static certificate => new TrustAnchor(certificate))], [], MeasuredAt, root.GetProperty("name").GetString()) { StoreOrderIsKnown = true },
                columns.Zip(rows[id]).Skip(1).ToDictionary(static pair => pair.First, static pair => pair.Second[0], StringComparer.Ordinal)));
        }

        return cases.ToImmutable();
    }

    private static CertificateFacts Read(string path)
    {
        string text = File.ReadAllText(path);
        CertificateFacts? facts = CertificateReader.TryRead(Convert.FromBase64String(text[PemEncoding.Find(text).Base64Data]), out string? error);
        Assert.True(facts is not null, $"{path}: {error}");
        return facts;
    }
}
