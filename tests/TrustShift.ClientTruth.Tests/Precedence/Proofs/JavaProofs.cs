using System.Collections.Immutable;
using TrustShift.ClientTruth.Tests.Live;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>The JDKs of this machine, each with a folder lib/security of the proof's own.</summary>
internal static class JavaProofs
{
    private static readonly TemporaryFolder s_folder = new();
    private static readonly Lazy<string> s_classes = new(Compile);

    // Copies and links of one JDK count once.
    private static ImmutableArray<string> Homes { get; } = !Directory.Exists("/usr/lib/jvm") ? [] :
    [
        .. Directory.EnumerateDirectories("/usr/lib/jvm").Where(static home => File.Exists(home + "/bin/java") && Directory.Exists(home + "/lib/security") && new DirectoryInfo(home).LinkTarget is null)
            .DistinctBy(static home => File.ResolveLinkTarget(home + "/bin/java", returnFinalTarget: true)?.FullName ?? home + "/bin/java", StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    public static ProofFamily Family { get; } = new([.. Homes.Select(Runtime)], [.. Homes.SelectMany(static home => Proofs(NameOf(home), home))]);

    private static string NameOf(string home) => "Java " + Path.GetFileName(home);

    private static ProofRuntime Runtime(string home) => new(NameOf(home), "java", home + "/bin/java")
    {
        VersionArguments = ["-version"],
        VersionPattern = @"version ""(1[.])?(?<v>[\d.]+)",
        Ask = """exec "$PROGRAM" $ARGUMENTS -cp /mnt/app Client "$@" """,
        Prepare = root => Prepare(home, root),
        Mounts = [home[1..] + "/lib/security:" + home + "/lib/security"],
        Client = "java:" + home[1..],
        Needs = "command -v javac && command -v keytool",
        IsExtra = home != Homes[0],
    };

    private static void Prepare(string home, ProofRoot root)
    {
        foreach (string file in Directory.EnumerateFiles(home + "/lib/security", "*", SearchOption.AllDirectories).Where(File.Exists))
            File.Copy(file, root.PathOf(file));
        File.Copy(root.PathOf("mnt/c.jks"), root.PathOf(home + "/lib/security/cacerts"), overwrite: true);
        File.Copy(home + "/release", root.PathOf(home + "/release"));
        File.Copy(s_classes.Value, root.PathOf("mnt/app/Client.class"));
    }

    private static Proof[] Proofs(string name, string home) =>
    [
        new(name, "nothing set", "C", "java.cacerts"),
        new(name, "jssecacerts beside cacerts", "A", "java.jssecacerts") { Copies = [("mnt/a.jks", home + "/lib/security/jssecacerts")] },
        new(name, "trustStore with jssecacerts", "B", "java.command-line") { Arguments = "-Djavax.net.ssl.trustStore=/mnt/b.jks", Copies = [("mnt/a.jks", home + "/lib/security/jssecacerts")] },
        new(name, "trustStore twice", "B", "java.command-line") { Arguments = "-Djavax.net.ssl.trustStore=/mnt/a.jks -Djavax.net.ssl.trustStore=/mnt/b.jks" },
        new(name, "trustStore that is not there", "C", "java.command-line") { Arguments = "-Djavax.net.ssl.trustStore=/mnt/missing.jks" },
        new(name, "trustStore that is not there with jssecacerts", "C", "java.command-line") { Arguments = "-Djavax.net.ssl.trustStore=/mnt/missing.jks", Copies = [("mnt/a.jks", home + "/lib/security/jssecacerts")] },
        new(name, "trustStore=NONE", "", "java.command-line") { Arguments = "-Djavax.net.ssl.trustStore=NONE" },
        new(name, "SSL_CERT_FILE", "C", "java.cacerts") { Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(name, "PKCS#12 with its password", "A", "java.command-line java.trustStorePassword") { Arguments = "-Djavax.net.ssl.trustStore=/mnt/a.p12 -Djavax.net.ssl.trustStorePassword=changeit" },
        new(name, "PKCS#12 without a password", "", "java.trustStorePassword") { Arguments = "-Djavax.net.ssl.trustStore=/mnt/a.p12" },
        new(name, "PKCS#12 with a wrong password", "", "java.trustStorePassword") { NotPredicted = "passwords are never kept", Arguments = "-Djavax.net.ssl.trustStore=/mnt/a.p12 -Djavax.net.ssl.trustStorePassword=wrong1" },
        new(name, "JKS with a wrong password", "", "java.trustStorePassword") { NotPredicted = "passwords are never kept", Arguments = "-Djavax.net.ssl.trustStore=/mnt/a.jks -Djavax.net.ssl.trustStorePassword=wrong1" },
        new(name, "JKS with trustStoreType PKCS12", "A", "java.trustStoreType") { Arguments = "-Djavax.net.ssl.trustStore=/mnt/a.jks -Djavax.net.ssl.trustStoreType=PKCS12" },
        new(name, "PKCS#12 with trustStoreType JKS", "A", "java.trustStoreType") { Arguments = "-Djavax.net.ssl.trustStore=/mnt/a.p12 -Djavax.net.ssl.trustStorePassword=changeit -Djavax.net.ssl.trustStoreType=JKS" },
        new(name, "JAVA_TOOL_OPTIONS", "A", "java.JAVA_TOOL_OPTIONS") { Environment = "JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=/mnt/a.jks" },
        new(name, "JAVA_TOOL_OPTIONS with the command line", "B", "java.command-line") { Environment = "JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=/mnt/a.jks", Arguments = "-Djavax.net.ssl.trustStore=/mnt/b.jks" },
        new(name, "JDK_JAVA_OPTIONS with JAVA_TOOL_OPTIONS", "B", "java.JDK_JAVA_OPTIONS")
        {
            Environment = "JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=/mnt/a.jks JDK_JAVA_OPTIONS=-Djavax.net.ssl.trustStore=/mnt/b.jks",
        },
        new(name, "JDK_JAVA_OPTIONS with the command line", "B", "java.command-line") { Environment = "JDK_JAVA_OPTIONS=-Djavax.net.ssl.trustStore=/mnt/a.jks", Arguments = "-Djavax.net.ssl.trustStore=/mnt/b.jks" },
        new(name, "_JAVA_OPTIONS with the command line", "A", "java._JAVA_OPTIONS") { Environment = "_JAVA_OPTIONS=-Djavax.net.ssl.trustStore=/mnt/a.jks", Arguments = "-Djavax.net.ssl.trustStore=/mnt/b.jks" },
        new(name, "_JAVA_OPTIONS with all others", "A", "java._JAVA_OPTIONS")
        {
            Environment = "_JAVA_OPTIONS=-Djavax.net.ssl.trustStore=/mnt/a.jks JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=/mnt/b.jks JDK_JAVA_OPTIONS=-Djavax.net.ssl.trustStore=/mnt/b.jks",
            Arguments = "-Djavax.net.ssl.trustStore=/mnt/b.jks",
        },
    ];

    private static string Compile()
    {
        string source = s_folder.Write("Client.java", Source);
        Tool.Run("javac", "-nowarn", "--release", "8", "-d", s_folder.Root, source);
        return s_folder.PathOf("Client.class");
    }

    private const string Source =
        """
        import java.net.URL;

        public class Client {
            public static void main(String[] args) {
                for (String address : args) {
                    try {
                        new URL(address).openConnection().getInputStream().close();
                        System.out.println(address + " accepted");
                    } catch (Exception e) {
                        System.out.println(address + " " + e);
                    }
                }
            }
        }
        """;
}
