using System.Collections.Immutable;
using System.Text.Json;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.Pki.Tests.Clients;

/// <summary>One case of clients/cases.jsonl with what each real client did (clients/truth.csv).</summary>
internal sealed record MeasuredCase(string Id, PathRequest Request, IReadOnlyDictionary<string, string> Answers)
{
    // clients/: "measured at 2026-11-23T08:00:00Z".
    private static readonly DateTimeOffset MeasuredAt = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<ImmutableArray<MeasuredCase>> Cases = new(Load);

    public static ImmutableArray<MeasuredCase> All()
    {
        SharedFacts.Require("clients", "truth.csv");
        return Cases.Value;
    }

    private static ImmutableArray<MeasuredCase> Load()
    {
        Dictionary<string, CertificateFacts> certificates = Directory.EnumerateFiles(SharedFacts.Require("clients", "certs"), "*.pem")
            .ToDictionary(static path => Path.GetFileNameWithoutExtension(path), Pem.Read, StringComparer.Ordinal);
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
            string[] row = rows[id];
            cases.Add(new MeasuredCase(
                id,
                new PathRequest([.. Named("chain")], [.. Named("store").Select(static certificate => new TrustAnchor(certificate))], [], MeasuredAt, root.GetProperty("name").GetString()),
                columns.Zip(row).Skip(1).ToDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal)));
        }

        return cases.ToImmutable();
    }
}
