using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// The default store of OpenSSL: <c>X509_STORE_set_default_paths</c> adds a file <i>and</i> a folder, and each environment variable
/// replaces only its own half (crypto/x509/by_file.c, by_dir.c). A file without an anchor is therefore mended by the folder.
/// </summary>
public static class OpenSslStore
{
    /// <summary>The effective default store, or null when the target holds nothing of it.</summary>
    /// <param name="context">The evidence.</param>
    /// <param name="openSslFolder">OPENSSLDIR where it is known; else the distributions' places are tried.</param>
    public static EffectiveStore? Find(ClientContext context, string? openSslFolder)
    {
        var stores = new List<TrustStoreEvidence>();
        var reasons = new List<string>();
        IEnumerable<string> folders = openSslFolder is null ? SystemStores.OpenSslFolders : [openSslFolder];

        if (context.SettingOf("SSL_CERT_FILE") is { } file)
            AddNamed(file, file.Value);
        else if (context.FirstStoreAt(folders.Select(f => f + "/cert.pem")) is { } standardFile)
            Add(standardFile, "OpenSSL's default file (cert.pem)");

        if (context.SettingOf("SSL_CERT_DIR") is { } folder)
        {
            foreach (string part in folder.Value.Split(':', StringSplitOptions.RemoveEmptyEntries))
                AddNamed(folder, part);
        }
        else if (context.FirstStoreAt(folders.Select(f => f + "/certs")) is { } standardFolder)
        {
            Add(standardFolder, "OpenSSL's default folder (certs/)");
        }

        if (stores.Count > 0)
            return context.Effective($"{string.Join(", and ", reasons)}: OpenSSL looks in the file and in the folder", [.. stores]);
        const string Nothing = "no default file and no default folder of OpenSSL exists, so nothing is trusted";
        return reasons.Count == 0 ? SystemStores.Missing(context, Nothing) : context.IsWholeSystem ? context.Effective(Nothing) : null;

        void Add(TrustStoreEvidence store, string reason)
        {
            stores.Add(store);
            reasons.Add(reason);
        }

        void AddNamed(SettingEvidence setting, string path)
        {
            if (context.StoreAt(path) is { } store)
                Add(store, $"{setting.Name} ({setting.Place}) names {path}");
            else
                reasons.Add($"{setting.Name} ({setting.Place}) names {path}, which holds no certificate that could be read");
        }
    }
}
