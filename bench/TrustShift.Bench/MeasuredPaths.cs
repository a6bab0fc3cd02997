using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Bench;

/// <summary>
/// The measured cases and clients (<c>../shared/facts/clients</c> beside the checkout), which are read and never copied.
/// </summary>
internal sealed class MeasuredPaths
{
    /// <summary>clients/: "measured at 2026-11-23T08:00:00Z".</summary>
    public static readonly DateTimeOffset At = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly string _folder = FindFolder();
    private readonly Dictionary<string, CertificateFacts> _facts = new(StringComparer.Ordinal);

    /// <summary>The profile names of the clients, in the order of the file.</summary>
    public ImmutableArray<string> Profiles => [.. File.ReadLines(Path.Combine(_folder, "clients.csv")).Skip(1).Select(static line => line.Split(',')[1])];

    /// <summary>The cases: id, chain and store as ids of certificates, host name.</summary>
    public IEnumerable<(string Id, ImmutableArray<string> Chain, ImmutableArray<string> Store, string Name)> Cases()
    {
        foreach (string line in File.ReadLines(Path.Combine(_folder, "cases.jsonl")))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            ImmutableArray<string> Ids(string property) => [.. root.GetProperty(property).EnumerateArray().Select(static id => id.GetString()!)];
            yield return (root.GetProperty("id").GetString()!, Ids("chain"), Ids("store"), root.GetProperty("name").GetString()!);
        }
    }

    /// <summary>The cases as questions to the path builder.</summary>
    public ImmutableArray<PathRequest> Requests() =>
    [
        .. Cases().Select(one => new PathRequest([.. one.Chain.Select(Facts)], [.. one.Store.Select(id => new TrustAnchor(Facts(id)))], [], At, one.Name) { StoreOrderIsKnown = true }),
    ];

    /// <summary>The file of a certificate.</summary>
    public string PathOf(string id) => Path.Combine(_folder, "certs", id + ".pem");

    /// <summary>A certificate, read once.</summary>
    public CertificateFacts Facts(string id)
    {
        if (_facts.TryGetValue(id, out CertificateFacts? facts))
            return facts;
        string text = File.ReadAllText(PathOf(id));
        facts = CertificateReader.TryRead(Convert.FromBase64String(text[PemEncoding.Find(text).Base64Data]), out string? error)
            ?? throw new InvalidDataException($"{PathOf(id)}: {error}");
        _facts.Add(id, facts);
        return facts;
    }

    private static string FindFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string facts = Path.Combine(folder.FullName, "shared", "facts", "clients");
            if (Directory.Exists(facts))
                return facts;
        }

        throw new DirectoryNotFoundException("The measured cases are not beside this checkout (../shared/facts/clients).");
    }
}
