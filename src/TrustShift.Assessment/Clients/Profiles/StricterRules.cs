using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings.Java;
using TrustShift.Discovery.Settings.Programs;
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
                    && (setting.Scope is null ? Array.IndexOf(s_openSslPlaces, setting.Path.TrimStart('/')) >= 0 : IsOfProgram(setting, client)):
                    return $"openssl.cnf ({setting.Place}) sets the security level {setting.Value}, at which RSA keys of 2048 bits do not count";
                case JavaSecurityProperties.Mechanism when client.Kind is "java" && IsOf(setting, client):
                    return $"java.security ({setting.Place}) sets {setting.Name}={setting.Value}: who verifies certificates there, and how, is not known";
                case PythonStartup.Mechanism when client.Kind is "python" or "python-package" && IsOfEnvironment(setting, client):
                    return $"every start of this Python runs {setting.Path}, which speaks of certificates ({setting.Value}, {setting.Place}): it may give programs another trust store";
                default:
                    break;
            }
        }

        return null;
    }

    /// <summary>Whether such a setting is of the program alone that this client is.</summary>
    public static bool AreOf(ClientContext context, TlsClient client) => context.AllSettings.Any(s => s.Mechanism is JavaSecurityProperties.Mechanism or OpenSslConfiguration.Mechanism && IsOfProgram(s, client));

    private static bool IsOfProgram(SettingEvidence setting, TlsClient client) => setting.Scope is { } scope && client.Id.StartsWith(scope + "|", StringComparison.Ordinal);

    // A virtual environment has its own start-up files; those of a user, or of the system, concern every other Python.
    private static bool IsOfEnvironment(SettingEvidence setting, TlsClient client)
    {
        string home = HomeOf(setting.Path);
        return home.Length == 0 || client.Place.StartsWith(home + "/", StringComparison.Ordinal) || string.Equals(client.Place, home, StringComparison.Ordinal) || home.TrimStart('/') is "usr" or "usr/local" || home.EndsWith("/.local", StringComparison.Ordinal);
    }

    // "opt/venv" of opt/venv/lib/python3.11/site-packages/a.pth; nothing where it lies outside of an environment.
    private static string HomeOf(string path) => path.IndexOf("/lib/python", StringComparison.Ordinal) is > 0 and var at ? path[..at] : "";

    // Below the runtime, or where Debian and RHEL keep it: /etc/java-17-openjdk/security/java.security, /etc/java/java-17-openjdk/...
    private static bool IsOf(SettingEvidence setting, TlsClient client) =>
        setting.Scope is not null ? IsOfProgram(setting, client) : setting.Path.StartsWith(client.Place.TrimEnd('/') + "/", StringComparison.Ordinal) || setting.Path.TrimStart('/').StartsWith("etc/java", StringComparison.Ordinal);
}
