using BenchmarkDotNet.Attributes;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Bench;

/// <summary>One path of the shape of Amazon's, with signatures that were verified before: the full chain, and every root in the store.</summary>
[MemoryDiagnoser]
public class PathBenchmarks
{
    private readonly SignatureVerifier _signatures = new();
    private PathRequest _request = null!;
    private ClientProfile _profile = null!;

    [Params("openssl", "java", "gnutls", "go", "careful")]
    public string Profile { get; set; } = "";

    [GlobalSetup]
    public void Ask()
    {
        var measured = new MeasuredPaths();
        string[] chain = ["L", "M", "R1x", "G2x"], store = ["OR", "C2", "G2s", "R1s"];
        _request = new PathRequest([.. chain.Select(measured.Facts)], [.. store.Select(id => new TrustAnchor(measured.Facts(id)))], [], MeasuredPaths.At, "s3.chain.test") { StoreOrderIsKnown = true };
        _profile = ClientProfiles.Get(Profile);
    }

    [Benchmark]
    public PathOutcome Build() => PathBuilder.Build(_request, _profile, null, _signatures).Outcome;
}
