using System.Collections.Immutable;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;

namespace TrustShift.Assessment.Clients.Images;

/// <summary>
/// A container whose own variables or command line take another store than the one that its image's runtime has by itself (the rules are those of <c>Precedence</c>): the store that is mounted or copied there where it lies in the target,
/// else one that is not known.
/// </summary>
internal static class ChosenStore
{
    private const string Property = "javax.net.ssl.trustStore";
    private const string OpenSslOption = "--use-openssl-ca";

    /// <summary>The client; null where nothing of the container's definition replaces the runtime's own store.</summary>
    public static TlsClient? Of(ClientContext context, ProcessEvidence process)
    {
        if (process.Image is not { } image || ImageReference.Of(image) is not { } reference || OfficialImages.Read(reference) is not { Runtime: { } runtime } content)
            return null;
        SettingEvidence[] own = [.. context.AllSettings.Where(s => string.Equals(s.Scope, process.Id, StringComparison.Ordinal))];
        (SettingEvidence Setting, string Value)? choice = runtime switch
        {
            "Java" => OfJava(own),
            "Node.js" => OfNode(own, process),
            // The default store of OpenSSL, Go and what is like them is a file and a folder: only where both are given the image's own counts for nothing.
            _ => Array.Find(own, static s => s.Name is "SSL_CERT_FILE") is { } file && Array.Exists(own, static s => s.Name is "SSL_CERT_DIR") ? (file, file.Value) : null,
        };
        if (choice is not var (setting, value))
            return null;
        TrustStoreEvidence? store = value.Length == 0 ? null : context.StoreAt(value, process);
        string names = $"{setting.Name} ({setting.Place}) {(value.Length == 0 ? "chooses OpenSSL's default store of the image" : $"names {value}")} in place of the runtime's own";
        string unexamined = $"the image {image} ({process.Place}) was not examined: check it";
        ImmutableArray<string> profiles = [.. RuntimeRoots.Of(content, "").Profiles];
        return new TlsClient(
            $"{process.Id}|image:{image}", $"{process.Name}: {content.Text} (image {image})", "image", process.Place, PossibleProfiles.Of(profiles).First, store is null ? null : context.Effective(names, store),
            store is null ? $"{names}, and that store is not in the target; {unexamined}" : null)
        {
            OtherProfiles = PossibleProfiles.Of(profiles).Others,
            Unproven = unexamined,
        };
    }

    private static (SettingEvidence, string)? OfJava(SettingEvidence[] own)
    {
        foreach (SettingEvidence setting in own)
        {
            if (setting.Name is Property)
                return (setting, setting.Value);
            int at = setting.Mechanism is TrustVariables.Mechanism ? setting.Value.LastIndexOf($"-D{Property}=", StringComparison.Ordinal) : -1;
            if (at >= 0)
                return (setting, setting.Value[(at + Property.Length + 3)..].Split(' ')[0]);
        }

        return null;
    }

    // nodejs.org/api/cli.html: only with the option the variables of OpenSSL count.
    private static (SettingEvidence, string)? OfNode(SettingEvidence[] own, ProcessEvidence process)
    {
        SettingEvidence? option = Array.Find(own, static s => s.Name is "NODE_OPTIONS" && s.Value.Contains(OpenSslOption, StringComparison.Ordinal))
            ?? (process.Command.Contains(OpenSslOption, StringComparer.Ordinal) ? new SettingEvidence(process.Path, process.Line, "command-line", OpenSslOption, "") : null);
        return option is null ? null : (option, Array.Find(own, static s => s.Name is "SSL_CERT_FILE")?.Value ?? "");
    }
}
