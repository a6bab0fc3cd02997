using System.Text.Json;
using TrustShift.EndToEnd.Tests.Mechanisms;
using TrustShift.Testing;
using YamlDotNet.RepresentationModel;

namespace TrustShift.EndToEnd.Tests.Ways;

/// <summary>
/// Ways to a false "not impacted": each line of <c>ways.yaml</c> is a target with a good store, in which a program uses another one that is missing, rejects, or is not in the target. All of them are checked in one run.
/// </summary>
public sealed class WaysTests
{
    private const string Good = "good.jks";

    private static readonly string[] s_anchors = ["amazon-root-ca-1", "amazon-root-ca-2", "amazon-root-ca-3", "amazon-root-ca-4", "starfield-services-root-g2"];

    [Fact]
    public void None_of_them_is_cleared()
    {
        using var folder = new TemporaryFolder();
        string stores = Path.Combine(folder.Root, "stores");
        Directory.CreateDirectory(stores);
        StoreMaker.Make(Path.Combine(stores, Good), s_anchors, "jks", "changeit");
        StoreMaker.Make(Path.Combine(stores, "good.pem"), s_anchors, "pem", "");

        Dictionary<string, bool> cleared = new(StringComparer.Ordinal);
        foreach (YamlMappingNode way in Read())
        {
            string target = Path.Combine(folder.Root, "w-" + way["name"]);
            Build(way, target, stores);
            cleared.Add(target, way.Children.ContainsKey("cleared"));
        }

        string system = Path.Combine(folder.Root, "w-system");
        BuildSystem(system, stores);
        cleared.Add(system, true);
        string java = Path.Combine(folder.Root, "w-java-security");
        BuildSystem(java, stores);
        Write(java, "opt/jdk-17/conf/security/java.security", File.ReadAllText("/etc/java-17-openjdk/security/java.security"));
        cleared.Add(java, true);

        ToolResult result = Cli.Run(["check", .. cleared.Keys, "--uses", "s3", "--format", "json"]);
        using JsonDocument report = JsonDocument.Parse(result.Output);
        string[] wrong = [.. report.RootElement.GetProperty("targets").EnumerateArray()
            .Select(static t => (Target: t.GetProperty("target").GetProperty("name").GetString()!, Verdict: t.GetProperty("assessments")[0].GetProperty("verdict").GetString()))
            .Where(t => (t.Verdict is "notImpacted") != cleared[t.Target]).Select(static t => $"{Path.GetFileName(t.Target)}: {t.Verdict}")];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
        Assert.Equal(cleared.Count, report.RootElement.GetProperty("targets").GetArrayLength());
    }

    private static IEnumerable<YamlMappingNode> Read()
    {
        var yaml = new YamlStream();
        using var text = new StreamReader(Repository.PathOf("tests", "TrustShift.EndToEnd.Tests", "Ways", "ways.yaml"));
        yaml.Load(text);
        return ((YamlSequenceNode)((YamlMappingNode)yaml.Documents[0].RootNode)["cases"]).Children.Cast<YamlMappingNode>();
    }

    private static void Build(YamlMappingNode way, string target, string stores)
    {
        if (string.Equals(way["in"].ToString(), "system", StringComparison.Ordinal))
            BuildSystem(target, stores);
        foreach ((YamlNode path, YamlNode text) in (YamlMappingNode)way["files"])
        {
            string content = text.ToString();
            Write(target, path.ToString(), content.StartsWith("(long)", StringComparison.Ordinal) ? string.Concat(Enumerable.Repeat("# nothing\n", 8_000)) + content["(long)".Length..] : content);
        }

        if (!way.Children.TryGetValue("good", out YamlNode? good))
            return;
        foreach (YamlNode path in (YamlSequenceNode)good)
            File.Copy(Path.Combine(stores, Path.GetFileName(path.ToString())), Place(target, path.ToString()));
    }

    private static void BuildSystem(string target, string stores)
    {
        const string Packages = "opt/venv/lib/python3.11/site-packages/";
        Write(target, "etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n");
        Write(target, "opt/jdk-17/release", "JAVA_VERSION=\"17.0.15\"\nIMPLEMENTOR=\"Eclipse Adoptium\"\n");
        Write(target, "opt/node/bin/node", "\u007fELF\0https://nodejs.org/download/release/v20.19.6/node-v20.19.6.tar.gz\0");
        Write(target, "opt/venv/pyvenv.cfg", "home = /usr/bin\nversion = 3.11.2\n");
        Write(target, "usr/bin/curl", "\u007fELF libcurl.so.4 libssl.so.3\0");
        Write(target, "usr/lib/x86_64-linux-gnu/libssl.so.3", "\u007fELF");
        Write(target, "usr/lib/x86_64-linux-gnu/libcrypto.so.3", "\u007fELF\0OPENSSLDIR: \"/usr/lib/ssl\"\0OpenSSL 3.0.15 3 Sep 2024\0");
        foreach ((string name, string version) in (ReadOnlySpan<(string, string)>)[("botocore", "1.31.0"), ("certifi", "2023.07.22"), ("requests", "2.31.0"), ("urllib3", "1.26.18")])
        {
            Write(target, $"{Packages}{name}/__init__.py", $"__version__ = \"{version}\"\n");
            Write(target, $"{Packages}{name}-{version}.dist-info/METADATA", $"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n");
        }

        File.Copy(Path.Combine(stores, "good.pem"), Place(target, Packages + "certifi/cacert.pem"));
        File.Copy(Path.Combine(stores, "good.pem"), Place(target, "etc/ssl/certs/ca-certificates.crt"));
        File.Copy(Path.Combine(stores, Good), Place(target, "opt/jdk-17/lib/security/cacerts"));
        File.CreateSymbolicLink(Place(target, "usr/lib/ssl/cert.pem"), "/etc/ssl/certs/ca-certificates.crt");
    }

    private static void Write(string target, string path, string text) => File.WriteAllText(Place(target, path), text);

    private static string Place(string target, string path)
    {
        string place = Path.Combine(target, path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return place;
    }
}
