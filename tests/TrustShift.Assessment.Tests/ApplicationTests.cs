using System.Collections.Immutable;
using TrustShift.Assessment.Applications;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Software;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>How a target falls into applications, and that no application is cleared by what belongs to another.</summary>
public sealed class ApplicationTests
{
    private const string Exempt = "https://bucket.s3.eu-west-3.amazonaws.com/";

    [Fact]
    public void The_nearest_folder_with_a_manifest_owns_a_store_and_an_endpoint()
    {
        MigrationAssessment assessment = Module(Module(Folder(), "", "java"), "web", "node")
            .Jks("conf/trust.jks", AllAnchors).Pem("web/certs/ca.pem", Baltimore)
            .Endpoint("https://a.s3.amazonaws.com/", path: "web/src/app.js").Endpoint("https://b.s3.amazonaws.com/", path: "src/App.java")
            .Assess();
        Application web = Find(assessment, "module:web"), top = Find(assessment, "module:.");
        Assert.Equal("web/certs/ca.pem", Assert.Single(web.Clients).Client.Store!.Path);
        Assert.Equal("a.s3.amazonaws.com", Assert.Single(web.Endpoints).Evidence.Host);
        Assert.Equal(Verdict.Impacted, web.Verdict);
        Assert.Equal("conf/trust.jks", Assert.Single(top.Clients).Client.Store!.Path);
        Assert.Equal(Verdict.NotImpacted, top.Verdict);
        Assert.Equal("src/App.java", Assert.Single(top.Endpoints).Evidence.Path);
        Assert.Equal(Verdict.Impacted, assessment.Verdict);
    }

    [Fact]
    public void A_service_takes_the_module_that_it_works_in()
    {
        MigrationAssessment assessment = Module(Host(), "/srv/shop", "node")
            .Software(SoftwareKinds.Node, "Node.js", "20.19.6", "/opt/node/bin/node")
            .Process(new ProcessEvidence("systemd-unit:shop.service", "/etc/systemd/system/shop.service", 3, ProcessKinds.SystemdUnit, "shop.service")
            {
                Command = ["/opt/node/bin/node", "server.js"], WorkingFolder = "/srv/shop",
            })
            .Endpoint("https://b.s3.amazonaws.com/", path: "/srv/shop/server.js").Assess();
        Application service = Find(assessment, "systemd-unit:shop.service");
        Assert.Equal("node:/opt/node/bin/node", Assert.Single(service.Clients).Client.Id);
        Assert.Equal("b.s3.amazonaws.com", Assert.Single(service.Endpoints).Evidence.Host);
        Assert.DoesNotContain(assessment.Applications, static a => a.Kind == ApplicationKinds.Module);
        // Another program may be started with the same runtime: it stands by itself as well.
        Assert.Equal("node:/opt/node/bin/node", Assert.Single(Find(assessment, "runtime:/opt/node/bin/node").Clients).Client.Id);
    }

    [Fact]
    public void What_several_services_run_on_stands_under_each()
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.Python, "Python", "3.11", "/usr/lib/python3.11/ssl.py", "/usr/lib/python3.11").Software(SoftwareKinds.OpenSsl, "OpenSSL", "3.0.15", "/usr/lib/libssl.so.3", "/usr/lib/ssl")
            .Pem("/usr/lib/ssl/cert.pem", AllAnchors)
            .Process(Unit("one", "/usr/bin/python3", "/srv/one/main.py")).Process(Unit("two", "/usr/bin/python3", "/srv/two/main.py"))
            .Process(Unit("other", "/usr/sbin/other"))
            .Assess(uses: ["s3"]);
        Assert.All(new[] { "one", "two" }, name => Assert.Equal("python", Assert.Single(Find(assessment, $"systemd-unit:{name}.service").Clients).Client.Kind));
        Assert.DoesNotContain(assessment.Applications, static a => a.Name == "other.service");
        Assert.Contains(Find(assessment, "target").Clients, static c => c.Client.Kind == "openssl");
    }

    [Fact]
    public void An_application_without_endpoints_is_not_cleared_by_those_of_another()
    {
        EvidenceBuilder both = Module(Module(Folder(), "a", "java"), "b", "java").Jks("a/trust.jks", Baltimore).Jks("b/trust.jks", Baltimore).Endpoint(Exempt, path: "a/app.properties");
        MigrationAssessment assessment = both.Assess(complete: true);
        Assert.Equal(Verdict.NotImpacted, Find(assessment, "module:a").Verdict);
        Application b = Find(assessment, "module:b");
        Assert.Equal(Verdict.Unknown, b.Verdict);
        Assert.Contains("none in it is of b", Assert.Single(b.Clients[0].Reasons, static r => r.Id == "breaks-if-it-connects").Text, StringComparison.Ordinal);
        Assert.Equal(Verdict.Unknown, assessment.Verdict);
        Assert.Equal(Verdict.NotImpacted, both.Endpoint(Exempt, path: "b/app.properties").Assess(complete: true).Verdict);
    }

    [Fact]
    public void A_stated_endpoint_is_every_application_s_own() =>
        Assert.Equal(Verdict.NotImpacted, Module(Folder(), "a", "java").Jks("a/trust.jks", Baltimore).Endpoint(Exempt, EvidenceStrength.Observed, EndpointEvidence.Stated, 0).Assess(complete: true).Verdict);

    [Fact]
    public void An_endpoint_that_is_only_mentioned_clears_nothing() =>
        Assert.NotEqual(
            Verdict.NotImpacted,
            Module(Module(Folder(), "a", "java"), "b", "java").Jks("b/trust.jks", Baltimore).Endpoint(Exempt, path: "a/app.properties").Endpoint(Exempt, EvidenceStrength.Mentioned, "b/README.md").Assess(complete: true).Verdict);

    [Fact]
    public void An_application_that_talks_to_what_moves_and_has_no_client_in_the_target_is_unknown()
    {
        MigrationAssessment assessment = Module(Module(Folder(), "a", "java"), "b", "rust")
            .Jks("a/trust.jks", AllAnchors).Endpoint("https://b.s3.amazonaws.com/", path: "b/src/main.rs").Assess();
        Assert.Equal(Verdict.NotImpacted, Find(assessment, "module:a").Verdict);
        Assert.Equal(Verdict.Unknown, Find(assessment, "module:b").Verdict);
        Assert.Equal(Verdict.Unknown, assessment.Verdict);
        Assert.Contains(assessment.Reasons, static r => r.Id == "application-without-client");
    }

    [Fact]
    public void A_place_that_could_not_be_read_is_the_doubt_of_its_application()
    {
        MigrationAssessment assessment = Module(Module(Folder(), "a", "java"), "b", "java").Jks("a/trust.jks", AllAnchors).Jks("b/trust.jks", AllAnchors).Gap("b/store.p12", decides: true).Assess(uses: ["s3"]);
        Assert.Equal(Verdict.NotImpacted, Find(assessment, "module:a").Verdict);
        Assert.Equal(Verdict.Unknown, Find(assessment, "module:b").Verdict);
    }

    [Fact]
    public void No_client_and_no_set_of_pins_is_lost_and_no_application_is_worse_than_the_target()
    {
        MigrationAssessment assessment = Module(Module(Folder(), "a", "java"), "b", "node")
            .Jks("a/trust.jks", AllAnchors).Pem("other/ca.pem", Baltimore).Pin(Baltimore, "b.s3.amazonaws.com").Setting("SSL_CERT_FILE", "other/ca.pem", "b/.env")
            .Process(new ProcessEvidence("procfile:b/Procfile#web", "b/Procfile", 1, ProcessKinds.Procfile, "web") { Command = ["node", "server.js"] })
            .Assess(uses: ["s3"]);
        ImmutableArray<string> ids = [.. assessment.Applications.SelectMany(static a => a.Clients).Select(static c => c.Client.Id)];
        Assert.All(assessment.Clients, c => Assert.Contains(c.Client.Id, ids));
        Assert.All(assessment.Pins, p => Assert.Contains(assessment.Applications, a => a.Pins.Contains(p)));
        Assert.True(assessment.Applications.Max(static a => a.Verdict) <= assessment.Verdict);
        Assert.Equal("procfile:b/Procfile#web", Assert.Single(assessment.Applications, static a => a.Clients.Any(static c => c.Client.Id.StartsWith("named-store:", StringComparison.Ordinal))).Id);
    }

    [Fact]
    public void A_virtual_environment_is_one_application_with_the_folder_around_it()
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.Module, Modules.VirtualEnvironment, null, "/opt/reports/.venv/pyvenv.cfg", "/opt/reports/.venv")
            .Software(SoftwareKinds.PythonPackage, "certifi", "2023.7.22", "/opt/reports/.venv/lib/python3.11/site-packages/certifi/__init__.py", "/opt/reports/.venv/lib/python3.11/site-packages/certifi")
            .Pem("/opt/reports/.venv/lib/python3.11/site-packages/certifi/cacert.pem", AllAnchors)
            .Endpoint("https://b.s3.amazonaws.com/", path: "/opt/reports/main.py").Assess();
        Application reports = Find(assessment, "virtual-environment:/opt/reports");
        Assert.Equal("reports", reports.Name);
        Assert.Equal("python-package", Assert.Single(reports.Clients).Client.Kind);
        Assert.Single(reports.Endpoints);
    }

    private static EvidenceBuilder Module(EvidenceBuilder builder, string folder, string ecosystem) =>
        builder.Software(SoftwareKinds.Module, ecosystem, null, folder.Length == 0 ? "manifest" : folder + "/manifest", folder);

    private static ProcessEvidence Unit(string name, params string[] command) =>
        new($"systemd-unit:{name}.service", $"/etc/systemd/system/{name}.service", 4, ProcessKinds.SystemdUnit, name + ".service") { Command = [.. command] };

    private static Application Find(MigrationAssessment assessment, string id) => Assert.Single(assessment.Applications, a => a.Id == id);

    [Fact]
    public void Good_pins_alone_do_not_clear_what_talks_to_a_service_that_moves()
    {
        MigrationAssessment assessment = Folder().Pin(StarfieldServices, "bucket.s3.amazonaws.com").Endpoint("https://bucket.s3.amazonaws.com/", EvidenceStrength.Coded, path: "Pins.kt").Assess();
        Assert.Equal(Verdict.Unknown, Assert.Single(assessment.Applications).Verdict);
    }
}
