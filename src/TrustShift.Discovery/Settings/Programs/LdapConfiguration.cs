namespace TrustShift.Discovery.Settings.Programs;

/// <summary>OpenLDAP's library (ldap.conf(5)): <c>TLS_CACERT</c>, <c>TLS_CACERTDIR</c>, <c>TLS_REQCERT</c>.</summary>
public sealed class LdapConfiguration() : LineSettings(
    "ldap-conf",
    [
        new("TLS_CACERT", KeyKind.Store),
        new("TLS_CACERTDIR", KeyKind.Store),
        new("TLS_REQCERT", KeyKind.Word),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("ldap/ldap.conf", StringComparison.Ordinal) || path.EndsWith("openldap/ldap.conf", StringComparison.Ordinal) || path.EndsWith(".ldaprc", StringComparison.Ordinal);
}
