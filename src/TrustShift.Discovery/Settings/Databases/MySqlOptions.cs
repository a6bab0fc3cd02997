namespace TrustShift.Discovery.Settings.Databases;

/// <summary>Option files of MySQL's and MariaDB's clients (dev.mysql.com, Option files): <c>ssl-ca</c>, <c>ssl-capath</c>, <c>ssl-mode</c>, <c>ssl-verify-server-cert</c>. What stands under [mysqld] is about its clients.</summary>
public sealed class MySqlOptions() : LineSettings(
    "mysql-options",
    [
        new("ssl-ca", KeyKind.Store),
        new("ssl-capath", KeyKind.Store),
        new("ssl-mode", KeyKind.Word),
        new("ssl-verify-server-cert", KeyKind.Switch),
        new("skip-ssl-verify-server-cert", KeyKind.Switch),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("my.cnf", StringComparison.Ordinal) || path.EndsWith(".mylogin.cnf", StringComparison.Ordinal) || ((path.Contains("mysql", StringComparison.Ordinal) || path.Contains("mariadb", StringComparison.Ordinal) || path.Contains("my.cnf.d", StringComparison.Ordinal)) && path.EndsWith(".cnf", StringComparison.Ordinal));

    /// <inheritdoc/>
    protected override bool Includes(SettingLine line) => line.Section.StartsWith("client", StringComparison.Ordinal) || line.Section is "mysql" or "mariadb" or "mysqldump" or "mysqladmin";
}
