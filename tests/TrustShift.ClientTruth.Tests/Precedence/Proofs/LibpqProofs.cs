namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>psql. The server answers PostgreSQL's request for TLS, and no more; the name of the user in the first message shows that it was trusted.</summary>
internal static class LibpqProofs
{
    private const string Name = "psql";

    public static ProofFamily Family { get; } = new(
    [
        new(Name, "libpq", "/usr/bin/psql")
        {
            VersionArguments = ["--version"],
            VersionPattern = @"\) (?<v>[\d.]+)",
            Ask = """each 'PGCONNECT_TIMEOUT=10 timeout 10 "$PROGRAM" -w "host=localhost port=$p user=$w dbname=postgres sslmode=verify-full $PARAMETERS"' "$@" """,
        },
    ],
    [
        new(Name, "nothing set", "", "libpq.root.crt"),
        new(Name, "SSL_CERT_FILE", "", "libpq.variables") { Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(Name, "~/.postgresql/root.crt", "A", "libpq.root.crt") { Copies = [("mnt/a.pem", "mnt/home/.postgresql/root.crt")] },
        new(Name, "PGSSLROOTCERT with root.crt", "A", "libpq.PGSSLROOTCERT") { Environment = "PGSSLROOTCERT=/mnt/a.pem", Copies = [("mnt/b.pem", "mnt/home/.postgresql/root.crt")] },
        new(Name, "sslrootcert with PGSSLROOTCERT", "A", "libpq.sslrootcert") { Environment = "PGSSLROOTCERT=/mnt/b.pem PARAMETERS=sslrootcert=/mnt/a.pem" },
        new(Name, "PGSSLROOTCERT that is not there", "", "libpq.PGSSLROOTCERT") { Environment = "PGSSLROOTCERT=/mnt/missing.pem" },
    ]);
}
