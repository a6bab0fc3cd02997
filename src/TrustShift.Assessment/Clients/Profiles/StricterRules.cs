using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings.Java;
using TrustShift.Discovery.Settings.Systems;

namespace TrustShift.Assessment.Clients.Profiles;

/// <summary>
/// Settings by which a client may be stricter than its library is by itself, so that what its store accepts is not certain: the system's cryptographic policy (crypto-policies(7)), the security level of
/// openssl.cnf (SSL_CTX_set_security_level(3)), and changes of java.security. Settings that make it less strict change nothing that is judged.
/// </summary>
internal static class StricterRules
{
    // SSL_CTX_set_security_level(3): level 3 asks for 128 bits, that is RSA keys of 3072.
    private const char FirstWithoutRsa2048 = '3';

    private static readonly string[] s_openSslPlaces = ["etc/ssl/openssl.cnf", "usr/lib/ssl/openssl.cnf", "etc/pki/tls/openssl.cnf", "usr/local/ssl/openssl.cnf"];

    /// <summary>What is not certain of a client; null when no such setting concerns it.</summary>
    public static string? Of(ClientContext context, TlsClient client)
    {
        foreach (SettingEvidence setting in context.AllSettings)
        {
            switch (setting.Mechanism)
            {
                // Go and the Node.js of its makers have rules and roots of their own.
                case CryptoPolicy.Mechanism when client.Kind is not ("go" or "go-toolchain" or "node") && setting.Value.Contains("FUTURE", StringComparison.OrdinalIgnoreCase):
                    return $"the system's cryptographic policy is {setting.Value} ({setting.Place}), which asks for RSA keys of 3072 bits";
                case OpenSslConfiguration.Mechanism when client.Kind is not ("go" or "go-toolchain" or "node" or "java" or "gnutls") && setting.Name is "SECLEVEL" && setting.Value[0] >= FirstWithoutRsa2048
                    && Array.IndexOf(s_openSslPlaces, setting.Path.TrimStart('/')) >= 0:
                    return $"openssl.cnf ({setting.Place}) sets the security level {setting.Value}, at which RSA keys of 2048 bits do not count";
                case JavaSecurityProperties.Mechanism when client.Kind is "java" && IsOf(setting, client):
                    return $"java.security ({setting.Place}) sets {setting.Name}={setting.Value}: who verifies certificates there, and how, is not known";
                case "jvm-option" when client.Kind is "java" && setting.Name is "java.security.properties" && setting.Scope is { } scope && client.Id.StartsWith(scope + "|", StringComparison.Ordinal):
                    return $"java.security.properties ({setting.Place}) names {setting.Value}, which may change who verifies certificates";
                default:
                    break;
            }
        }

        return null;
    }

    // Below the runtime, or where Debian and RHEL keep it: /etc/java-17-openjdk/security/java.security, /etc/java/java-17-openjdk/...
    private static bool IsOf(SettingEvidence setting, TlsClient client) =>
        setting.Path.StartsWith(client.Place.TrimEnd('/') + "/", StringComparison.Ordinal) || setting.Path.TrimStart('/').StartsWith("etc/java", StringComparison.Ordinal);
}
