using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>PostgreSQL's libpq.</summary>
internal static class LibpqPrecedence
{
    public static StorePrecedence Rules { get; } = new("libpq", "libpq (psql and drivers on it), with sslmode=verify-ca or verify-full",
    [
        new("libpq.sslrootcert", "sslrootcert of a connection", StoreEffect.Replaces, "only the file that it names is trusted; it wins over PGSSLROOTCERT", "PostgreSQL documentation, libpq, Parameter Key Words") { Parts = StoreParts.Whole, Missing = MissingStore.Fails },
        new("libpq.system", "sslrootcert=system", StoreEffect.Replaces, "OpenSSL's default store, with SSL_CERT_FILE and SSL_CERT_DIR", "PostgreSQL 16 documentation, libpq, sslrootcert") { Parts = StoreParts.Whole, Form = SettingForm.Choice, Since = ["16"] },
        new("libpq.PGSSLROOTCERT", "PGSSLROOTCERT", StoreEffect.Replaces, "only the file that it names is trusted", "PostgreSQL documentation, libpq, Environment Variables") { Parts = StoreParts.Whole, Missing = MissingStore.Fails, Finds = Variable("PGSSLROOTCERT") },
        new("libpq.root.crt", "(nothing set)", StoreEffect.Default, "~/.postgresql/root.crt; where it does not exist no connection is made, and none is verified with a weaker sslmode", "PostgreSQL documentation, libpq, SSL Client File Usage") { Parts = StoreParts.Whole },
        new("libpq.variables", "SSL_CERT_FILE, SSL_CERT_DIR", StoreEffect.Ignored, "they count with sslrootcert=system only", "PostgreSQL documentation, libpq, SSL Support"),
    ]);
}
