using TrustShift.Assessment.Clients;
using TrustShift.Assessment.Clients.Libraries;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;
using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>Node.js: roots compiled in, unless an option or the build itself chooses OpenSSL's default store.</summary>
internal static class NodePrecedence
{
    public const string BuiltIn = "node.built-in";

    private const string Manual = "nodejs.org/api/cli.html";

    public static StorePrecedence Rules { get; } = new("node", "Node.js",
    [
        new("node.code", "ca option of a connection, tls.setDefaultCACertificates()", StoreEffect.Replaces, "only what the program gave is trusted, without NODE_EXTRA_CA_CERTS", "nodejs.org/api/tls.html, tls.createSecureContext") { Parts = StoreParts.Whole },
        new("node.use-bundled-ca", "--use-bundled-ca", StoreEffect.Replaces, "on the command line it takes back an --use-openssl-ca of NODE_OPTIONS", Manual + ", --use-bundled-ca, --use-openssl-ca")
        {
            Form = SettingForm.Choice, Finds = Switch("--use-bundled-ca"), Excludes = ["node.use-openssl-ca"],
        },
        new("node.use-openssl-ca", "--use-openssl-ca", StoreEffect.Replaces, "OpenSSL's default file and folder (of the builds of nodejs.org /etc/ssl/cert.pem and /etc/ssl/certs), with SSL_CERT_FILE and SSL_CERT_DIR, take the place of the roots that are built in; on the command line or in NODE_OPTIONS. With --use-system-ca it wins (22), or Node.js does not start (24)", Manual + ", --use-openssl-ca; src/crypto/crypto_context.cc NewRootCertStore")
        {
            Parts = StoreParts.Whole, Form = SettingForm.Choice, Chooses = OpenSsl, Since = ["6.9.0"], Excludes = ["node.use-system-ca", "node.NODE_USE_SYSTEM_CA"], Finds = FirstOf(Switch("--use-openssl-ca"), VariableWith("NODE_OPTIONS", "--use-openssl-ca"), Key(NodeCommands.Mechanism, "node")),
        },
        new("node.NODE_EXTRA_CA_CERTS", "NODE_EXTRA_CA_CERTS", StoreEffect.Adds, "the file that it names is trusted beside the rest; one that cannot be read is passed over with a warning", Manual + ", NODE_EXTRA_CA_CERTS")
        {
            Missing = MissingStore.IsPassedOver, Finds = Variable("NODE_EXTRA_CA_CERTS"), Since = ["4.8.4", "6.10.3", "7.3.0"],
        },
        new("node.use-system-ca", "--use-system-ca", StoreEffect.Adds, "the system's store (on Linux OpenSSL's default file and every file of its default folder, with SSL_CERT_FILE and SSL_CERT_DIR) is trusted beside the rest; on the command line or in NODE_OPTIONS", Manual + ", --use-system-ca")
        {
            Form = SettingForm.Choice, Chooses = SystemCa, Since = ["22.15.0", "23.8.0"], Finds = FirstOf(Switch("--use-system-ca"), VariableWith("NODE_OPTIONS", "--use-system-ca")),
            Excludes = ["node.NODE_USE_SYSTEM_CA"],
        },
        new("node.NODE_USE_SYSTEM_CA", "NODE_USE_SYSTEM_CA=1", StoreEffect.Adds, "the same as --use-system-ca", Manual + ", NODE_USE_SYSTEM_CA=1")
        {
            Form = SettingForm.Choice, Chooses = SystemCa, Since = ["22.19.0", "24.6.0"], Finds = VariableIs("NODE_USE_SYSTEM_CA", "1"),
        },
        new("node.variables", "SSL_CERT_FILE, SSL_CERT_DIR", StoreEffect.Ignored, "they count with --use-openssl-ca and --use-system-ca only", Manual + ", SSL_CERT_FILE"),
        new(BuiltIn, "(nothing set)", StoreEffect.Default, "the roots that are compiled in; a build of a distribution may take OpenSSL's default store instead (--openssl-use-def-ca-store)", "Node.js src/node_root_certs.h; configure.py") { Parts = StoreParts.Whole },
    ]);

    // The builds of nodejs.org have OPENSSLDIR=/etc/ssl (deps/openssl), whatever the system's is: their default file is /etc/ssl/cert.pem, which Debian and RHEL 9 do not have.
    private static EffectiveStore? OpenSsl(ClientContext context, SettingEvidence setting) => OpenSslStore.Find(context, "/etc/ssl");

    // src/crypto/crypto_context.cc ReadSystemStoreCertificates: the file, and every file of the folder.
    private static EffectiveStore? SystemCa(ClientContext context, SettingEvidence setting) => OpenSslStore.Find(
        context,
        DotNetPrecedence.Rules,
        rule => rule.Id switch
        {
            DotNetPrecedence.File => DefaultPart.Of("/etc/ssl/cert.pem", context.StoreAt("/etc/ssl/cert.pem")),
            DotNetPrecedence.Folder => SystemStores.EveryFileOf(context, "/etc/ssl/certs").ToArray() is { Length: > 0 } stores ? new DefaultPart("every file of /etc/ssl/certs", [.. stores]) : null,
            _ => null,
        },
        "no default file and no default folder of OpenSSL exists");
}
