using BenchmarkDotNet.Attributes;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Bench;

/// <summary>
/// One path of the shape of Amazon's, with signatures that were verified before: the full chain, and a store of the four roots alone, or among as
/// many others as a system's bundle holds.
/// </summary>
[MemoryDiagnoser]
public class PathBenchmarks
{
    private readonly SignatureVerifier _signatures = new();
    private PathRequest _request = null!;
    private ClientProfile _profile = null!;

    [Params("openssl", "java", "gnutls", "go", "careful")]
    public string Profile { get; set; } = "";

    [Params(4, 130)]
    public int Anchors { get; set; }

    [GlobalSetup]
    public void Ask()
    {
        var measured = new MeasuredPaths();
        string[] chain = ["L", "M", "R1x", "G2x"], store = ["OR", "C2", "G2s", "R1s"];
        _request = new PathRequest([.. chain.Select(measured.Facts)], [.. store.Select(measured.Facts).Concat(Enumerable.Range(0, Anchors - 4).Select(i => Unrelated(measured.Facts("OR"), i))).Select(static facts => new TrustAnchor(facts))], [], MeasuredPaths.At, "s3.chain.test") { StoreOrderIsKnown = true };
        _profile = ClientProfiles.Get(Profile);
    }

    [Benchmark]
    public PathOutcome Build() => PathBuilder.Build(_request, _profile, null, _signatures).Outcome;

    /// <summary>A root like this one, with another name and key.</summary>
    private static CertificateFacts Unrelated(CertificateFacts model, int number)
    {
        var name = DistinguishedName.Parse($"CN=Unrelated Root {number},O=Unrelated,C=US");
        var hash = Sha256Hash.Of(BitConverter.GetBytes(number));
        return new CertificateFacts
        {
            Sha256 = hash, SpkiSha256 = hash, Subject = name, Issuer = name, SerialNumber = "1", NotBefore = model.NotBefore, NotAfter = model.NotAfter,
            Key = model.Key, SignatureAlgorithm = model.SignatureAlgorithm, BasicConstraints = model.BasicConstraints, KeyUsage = model.KeyUsage,
        };
    }
}
