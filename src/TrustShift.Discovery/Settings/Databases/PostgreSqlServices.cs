namespace TrustShift.Discovery.Settings.Databases;

/// <summary>Named connections of libpq (postgresql.org/docs/current/libpq-pgservice.html): <c>sslrootcert</c> and <c>sslmode</c>. "system" as the root is OpenSSL's default store (since 16).</summary>
public sealed class PostgreSqlServices() : LineSettings(
    "pg-service",
    [
        new("sslrootcert", KeyKind.Store),
        new("sslmode", KeyKind.Word),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("pg_service.conf", StringComparison.Ordinal);
}
