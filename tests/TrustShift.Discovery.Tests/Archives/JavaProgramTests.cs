using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Archives;

/// <summary>Programs that the real javac compiled and jar packed, without their source.</summary>
public sealed class JavaProgramTests : IDisposable
{
    private const string Baltimore = "sha256/Y9mvm0exBk1JoQ57f9Vm28jKo5lFm/woKcVxrYxu80o=";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_compiled_class_tells_its_endpoints_and_pins()
    {
        EvidenceSet evidence = Compile(
            $$"""
            package org.example.test;
            public class Main {
                static final String HOST = "shop-assets.s3.us-east-1.amazonaws.com";
                static final String PIN = "{{Baltimore}}";
                public static void main(String[] a) { System.out.println(HOST + PIN + "https://api.example.org/v1"); }
            }
            """);

        Assert.Contains(evidence.Endpoints, static e => e is { Host: "shop-assets.s3.us-east-1.amazonaws.com", Strength: EvidenceStrength.Coded, Path: "app.jar!org/example/test/Main.class", Line: 0 });
        Assert.Contains(evidence.Pins, static p => p is { Kind: "spki-sha256", Strength: EvidenceStrength.Coded });
    }

    [Fact]
    public void A_compiled_comparison_of_an_issuer_is_evidence()
    {
        EvidenceSet evidence = Compile(
            """
            package org.example;
            import java.security.cert.X509Certificate;
            public class Main {
                static boolean isOurs(X509Certificate c) { return c.getIssuerX500Principal().getName().contains("DigiCert Baltimore CA-2 G2"); }
            }
            """);
        Assert.Contains(evidence.Pins, static p => p is { Kind: PinKinds.Name, Text: "DigiCert Baltimore CA-2 G2" });
    }

    [Fact]
    public void A_store_that_compiled_code_names_is_a_reference()
    {
        EvidenceSet evidence = Compile(
            """
            package org.example;
            public class Main { public static void main(String[] a) { System.setProperty("javax.net.ssl.trustStore", "/opt/app/partner.jks"); } }
            """);
        Assert.Contains(evidence.Settings, static s => s is { Name: "javax.net.ssl.trustStore", Value: "/opt/app/partner.jks", Path: "app.jar!org/example/Main.class" });
        Assert.Empty(evidence.Gaps);
    }

    [Fact]
    public void A_store_that_compiled_code_puts_together_is_a_gap()
    {
        EvidenceSet evidence = Compile(
            """
            package org.example;
            public class Main { public static void main(String[] a) { System.setProperty("javax.net.ssl.trustStore", a[0]); } }
            """);
        Assert.True(Assert.Single(evidence.Gaps).Decides);
    }

    [Fact]
    public void A_keystore_that_compiled_code_loads_is_a_reference()
    {
        EvidenceSet evidence = Compile(
            """
            package org.example;
            import java.security.KeyStore;
            public class Main {
                static KeyStore load() throws Exception { KeyStore k = KeyStore.getInstance("JKS"); k.load(Main.class.getResourceAsStream("/trust/partner.jks"), null); return k; }
            }
            """);
        Assert.Contains(evidence.Settings, static s => s is { Name: "KeyStore.load", Value: "/trust/partner.jks" });
    }

    [Fact]
    public void Reading_the_property_chooses_nothing()
    {
        EvidenceSet evidence = Compile("package a; public class Main { static final String P = System.getProperty(\"javax.net.ssl.trustStore\"); }");
        Assert.Empty(evidence.Gaps);
        Assert.Empty(evidence.Settings);
    }

    [Fact]
    public void A_class_cut_anywhere_is_still_read_and_never_throws()
    {
        EvidenceSet whole = Compile("package a; public class Main { static final String H = \"b.s3.us-east-1.amazonaws.com\"; }");
        Assert.Single(whole.Endpoints);
        byte[] bytes = File.ReadAllBytes(_folder.PathOf("classes", "a", "Main.class"));
        for (int length = 4; length < bytes.Length; length += 5)
        {
            _folder.Write("out/Main.class", bytes[..length]);
            Assert.True(Examine.Folder(_folder.PathOf("out", "x")[..^2]).Endpoints.Length <= 2);
        }
    }

    private EvidenceSet Compile(string source)
    {
        if (Tool.Execute("javac", ["-version"]).ExitCode != 0)
            Assert.Skip("javac is not installed.");
        string file = _folder.Write("source/Main.java", source);
        Tool.Run("javac", "-d", _folder.PathOf("classes"), file);
        Tool.Run("jar", "cf", _folder.PathOf("out", "app.jar"), "-C", _folder.PathOf("classes"), ".");
        return Examine.Folder(_folder.PathOf("out", "x")[..^2]);
    }
}
