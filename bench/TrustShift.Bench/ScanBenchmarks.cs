using BenchmarkDotNet.Attributes;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;

namespace TrustShift.Bench;

/// <summary>The pass over one file: text, a binary, and a bundle of certificates.</summary>
[MemoryDiagnoser]
public class ScanBenchmarks
{
    private readonly FilePass _pass = new(new ScanRules(EndpointVocabulary.Current), []);
    private string _folder = "";
    private FoundFile _file;

    [Params("f0.cs", "f20.so", "f23.bin", "f24.pem")]
    public string File { get; set; } = "";

    [GlobalSetup]
    public void Make()
    {
        _folder = Directory.CreateTempSubdirectory("trustshift-bench-").FullName;
        SampleTree.Make(_folder, 3);
        string path = Path.Combine(_folder, "m0", "p0", File);
        _file = new FoundFile(path, File, new FileInfo(path).Length, Look.Content);
    }

    [GlobalCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public int Read() => _pass.Read(_file, CancellationToken.None).Findings.Endpoints.Count;
}
