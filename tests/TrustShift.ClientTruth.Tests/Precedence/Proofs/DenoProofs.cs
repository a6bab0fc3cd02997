using TrustShift.ClientTruth.Tests.Live;

namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>Deno and Bun, from npm.</summary>
internal static class DenoProofs
{
    private const string Deno = "Deno", Bun = "Bun";

    public static ProofFamily Family { get; } = new(
    [
        new(Deno, "deno", Last("@deno/linux-x64-glibc", "deno"))
        {
            VersionArguments = ["--version"],
            VersionPattern = @"deno (?<v>[\d.]+)",
            Ask = """DENO_NO_UPDATE_CHECK=1 DENO_DIR=/tmp/deno-proof exec "$PROGRAM" run --no-remote --allow-net --allow-read --allow-env $ARGUMENTS /mnt/app/client.mjs "$@" """,
            Script = ("client.mjs", "for (const u of Deno.args) { try { await (await fetch(u)).text(); console.log(u, 'accepted'); } catch (e) { console.log(u, e.message); } }\n"),
            IsExtra = true,
        },
        new(Bun, "bun", Last("@oven/bun-linux-x64", "bin/bun"))
        {
            VersionArguments = ["--version"],
            Ask = """exec "$PROGRAM" $ARGUMENTS /mnt/app/client.mjs "$@" """,
            Script = ("client.mjs", "for (const u of process.argv.slice(2)) { try { await (await fetch(u)).text(); console.log(u, 'accepted'); } catch (e) { console.log(u, e.message); } }\n"),
            IsExtra = true,
        },
    ],
    [
        new(Deno, "nothing set", "", "deno.built-in"),
        new(Deno, "SSL_CERT_FILE", "", "deno.built-in") { Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(Deno, "DENO_CERT", "A", "deno.DENO_CERT") { Environment = "DENO_CERT=/mnt/a.pem" },
        new(Deno, "NODE_EXTRA_CA_CERTS", "A", "deno.NODE_EXTRA_CA_CERTS") { Environment = "NODE_EXTRA_CA_CERTS=/mnt/a.pem" },
        new(Deno, "DENO_TLS_CA_STORE=system", "F", "deno.DENO_TLS_CA_STORE") { Environment = "DENO_TLS_CA_STORE=system" },
        new(Deno, "DENO_TLS_CA_STORE=system with DENO_CERT", "AF", "deno.DENO_TLS_CA_STORE deno.DENO_CERT") { Environment = "DENO_TLS_CA_STORE=system DENO_CERT=/mnt/a.pem" },
        new(Deno, "DENO_TLS_CA_STORE=system with SSL_CERT_FILE", "A", "deno.DENO_TLS_CA_STORE") { Environment = "DENO_TLS_CA_STORE=system SSL_CERT_FILE=/mnt/a.pem" },
        new(Bun, "nothing set", "D", "bun.default-paths bun.built-in"),
        new(Bun, "SSL_CERT_FILE", "AD", "bun.default-paths") { Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(Bun, "SSL_CERT_FILE and SSL_CERT_DIR", "AB", "bun.default-paths") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/b.d" },
        new(Bun, "NODE_EXTRA_CA_CERTS", "AD", "bun.NODE_EXTRA_CA_CERTS") { Environment = "NODE_EXTRA_CA_CERTS=/mnt/a.pem" },
        new(Bun, "--use-system-ca", "DF", "bun.use-system-ca") { Arguments = "--use-system-ca" },
        new(Bun, "--use-openssl-ca with SSL_CERT_FILE", "AD", "bun.use-openssl-ca") { Arguments = "--use-openssl-ca", Environment = "SSL_CERT_FILE=/mnt/a.pem" },
    ]);

    private static string Last(string package, string file) => ClientPackages.PathOf(package, ClientPackages.VersionsOf(package, everything: true).Last(), file);
}
