using System.Text.Json;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>
/// A system whose bundle the real update-ca-certificates makes: what it was given and what came of it, and what is told when the two no longer fit.
/// </summary>
public sealed class RealCaCertificatesTests : IDisposable
{
    private const string System = "/usr/share/ca-certificates/mozilla";
    private static readonly string[] Amazon = ["Amazon_Root_CA_1", "Amazon_Root_CA_2", "Amazon_Root_CA_3", "Amazon_Root_CA_4", "Starfield_Services_Root_Certificate_Authority_-_G2"];
    private static readonly string[] Others = ["ISRG_Root_X1", "DigiCert_Global_Root_G2"];

    private readonly TemporaryFolder _root = new();

    public RealCaCertificatesTests()
    {
        _root.Write("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n");
        _root.Write("usr/bin/wget", "\u007fELF libgnutls.so.30\0");
        // The package's own files tell what it brings, whatever version the list of packages says.
        _root.Write("var/lib/dpkg/status", "Package: ca-certificates\nStatus: install ok installed\nArchitecture: all\nVersion: 20230311+deb12u1\n\n");
        Directory.CreateDirectory(_root.PathOf("etc", "ssl", "certs"));
        Directory.CreateDirectory(_root.PathOf("usr", "local", "share", "ca-certificates"));
        Directory.CreateDirectory(_root.PathOf("hooks"));
        foreach (string name in Amazon.Concat(Others))
            File.Copy($"{System}/{name}.crt", _root.PathOf("usr", "share", "ca-certificates", "mozilla", name + ".crt"));
        Configure();
        Update();
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_bundle_that_is_what_its_package_makes_needs_no_word()
    {
        (string verdict, string? note) = Check();
        Assert.Equal("notImpacted", verdict);
        Assert.Null(note);
    }

    [Fact]
    public void A_root_that_the_administrator_added_needs_no_word_once_the_tool_ran_and_is_told_before()
    {
        string added = _root.PathOf("usr", "local", "share", "ca-certificates", "own.crt");
        Tool.Run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "/dev/null", "-subj", "/CN=Own Root", "-addext", "basicConstraints=critical,CA:TRUE", "-days", "3650", "-out", added);
        Assert.Contains("lacks 1 root ('Own Root') that the administrator put beside it: update-ca-certificates did not run since", Check().Note, StringComparison.Ordinal);
        Update();
        Assert.Null(Check().Note);

        File.Delete(added);
        Assert.Contains("holds 1 root ('Own Root') that neither the package ca-certificates 20230311+deb12u1 nor the administrator's folder explains", Check().Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Roots_that_the_configuration_deselects_are_named_with_the_reason()
    {
        Configure(deselected: Amazon);
        Update();
        (string verdict, string? note) = Check();
        Assert.Equal("impacted", verdict);
        Assert.Contains("lacks 5 roots ('Amazon Root CA 1', 'Amazon Root CA 2', 'Amazon Root CA 3', 'Amazon Root CA 4', 'Starfield Services Root Certificate Authority - G2') of the package", note, StringComparison.Ordinal);
        Assert.Contains("which /etc/ca-certificates.conf deselects", note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_older_than_its_package_is_told()
    {
        File.Copy($"{System}/GTS_Root_R1.crt", _root.PathOf("usr", "share", "ca-certificates", "mozilla", "GTS_Root_R1.crt"));
        Assert.Contains("lacks 1 root ('GTS Root R1') of the package ca-certificates 20230311+deb12u1, which nothing deselects", Check().Note, StringComparison.Ordinal);
    }

    private void Configure(params string[] deselected) => _root.Write(
        "etc/ca-certificates.conf", "# made by a test\n" + string.Concat(Amazon.Concat(Others).Select(n => $"{(deselected.Contains(n) ? "!" : "")}mozilla/{n}.crt\n")));

    private void Update() => Tool.Run(
        "update-ca-certificates", "--fresh", "--certsconf", _root.PathOf("etc", "ca-certificates.conf"), "--certsdir", _root.PathOf("usr", "share", "ca-certificates"),
        "--localcertsdir", _root.PathOf("usr", "local", "share", "ca-certificates"), "--etccertsdir", _root.PathOf("etc", "ssl", "certs"), "--hooksdir", _root.PathOf("hooks"));

    private (string Verdict, string? Note) Check()
    {
        using JsonDocument report = JsonDocument.Parse(Cli.Run(["check", _root.Root, "--format", "json", "--uses", "s3"]).Output);
        JsonElement wget = report.RootElement.GetProperty("assessments")[0].GetProperty("clients").EnumerateArray().Single(c => c.GetProperty("kind").GetString() == "wget");
        string? note = wget.GetProperty("reasons").EnumerateArray()
            .Where(r => r.GetProperty("id").GetString() == "bundle-differs-from-package").Select(r => r.GetProperty("text").GetString()).SingleOrDefault();
        return (wget.GetProperty("verdict").GetString()!, note);
    }
}
