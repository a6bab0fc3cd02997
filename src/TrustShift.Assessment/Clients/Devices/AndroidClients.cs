using System.Globalization;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Discovery.Android;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Devices;

/// <summary>
/// Android applications: for all hosts or for some, the stores that their network security policy names, and else the roots of the device, which no application brings
/// (developer.android.com/privacy-and-security/security-config: what a configuration does not say it inherits, at last from the platform).
/// </summary>
public sealed class AndroidClients : ClientFinder
{
    private const string Kind = "android";
    private const string System = "system", User = "user";

    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        // An APK that lies on an installed system runs elsewhere.
        if (context.IsInstalledSystem)
            yield break;
        SettingEvidence[] all = [.. context.AllSettings.Where(static s => s.Mechanism is AndroidTrust.Mechanism)];
        SettingEvidence[] policies = [.. all.Where(static s => s.Name is not AndroidTrust.Policy)];
        HashSet<string> named = [.. all.Where(static s => s.Name is AndroidTrust.Policy).SelectMany(SourcesOf)];
        foreach (IGrouping<(string Path, int Line, string Value), SettingEvidence> group in policies.GroupBy(static s => (s.Path, s.Line, s.Value)))
        {
            if (OfPolicy(context, [.. group]) is { } client)
                yield return client;
        }

        var roots = new List<string>();
        foreach (SoftwareEvidence application in context.SoftwareOf(SoftwareKinds.AndroidApplication))
        {
            // base/manifest/AndroidManifest.xml of a bundle is the manifest of what lies in base/.
            string path = application.Path.Replace("/manifest/AndroidManifest.xml", "/AndroidManifest.xml", StringComparison.Ordinal);
            string root = path[..(path.LastIndexOfAny(['/', '!']) + 1)];
            roots.Add(root);
            if (Replaces(policies.Where(p => p.Path.StartsWith(root, StringComparison.Ordinal) && named.Contains(p.Path))))
                continue;
            int? level = int.TryParse(application.Requirement?.Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int lowest) ? lowest : null;
            string since = level is null ? "" : $", {application.Requirement} or newer by its manifest";
            yield return WithDeviceRoots($"{application.Name}{(application.Version is { } version ? " " + version : "")}", application.Path, level, since);
        }

        // Policies in source that name stores: what they do not replace, or what no manifest is seen to name, the device decides.
        foreach (IGrouping<string, SettingEvidence> policy in policies.Where(p => !roots.Exists(r => p.Path.StartsWith(r, StringComparison.Ordinal))).GroupBy(static p => p.Path, StringComparer.Ordinal))
        {
            if ((!named.Contains(policy.Key) || !Replaces(policy)) && policy.Any(static p => !SourcesOf(p).All(IsOfDevice)))
                yield return WithDeviceRoots("Android application", policy.Key, level: null, "");
        }
    }

    // For all hosts, and by nothing of the device.
    private static bool Replaces(IEnumerable<SettingEvidence> policies)
    {
        SettingEvidence[] own = [.. policies.Where(static p => p.Name is not AndroidAnchors.OfDebugging)];
        return own.Any(static p => p.Name is AndroidAnchors.OfAll) && own.All(static p => !SourcesOf(p).Any(IsOfDevice));
    }

    private static TlsClient WithDeviceRoots(string name, string place, int? level, string since) => Client(
        $"{Kind}:{place}", $"{name} with the device's roots", Kind, place, PossibleProfiles.Of("careful"), DeviceRoots.OfAndroid(level),
        $"an Android application trusts the roots of the device on which it runs{since}: they are not in it, and makers and users of devices change them");

    private static TlsClient? OfPolicy(ClientContext context, SettingEvidence[] alike)
    {
        SettingEvidence first = alike[0];
        string[] sources = [.. SourcesOf(first)];
        TrustStoreEvidence[] stores = [.. sources.Select(s => context.StoreAt(s)).OfType<TrustStoreEvidence>()];
        // What is added to builds for developers, and to nothing else, takes nothing away.
        if (first.Name is AndroidAnchors.OfDebugging)
        {
            foreach (TrustStoreEvidence store in stores)
                context.Claim(store);
            return null;
        }

        string[] missing = [.. sources.Where(s => !IsOfDevice(s) && context.StoreAt(s) is null)];
        if (stores.Length + missing.Length == 0)
            return null;
        bool adds = Array.Exists(sources, IsOfDevice);
        string hosts = string.Join(", ", alike.Select(static s => s.Name[(s.Name.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Where(static n => n is not AndroidAnchors.OfAll).Distinct(StringComparer.Ordinal).Take(3));
        string said = $"the trust-anchors of {first.Name.Split(' ')[0]} ({first.Place}){(hosts.Length == 0 ? "" : " for " + hosts)} name {string.Join(" and ", sources.Take(3))}";
        string? uncertainty = missing.Length > 0 ? $"{said}, of which {missing[0]} was not found or holds nothing that could be read"
            : adds ? $"{said}: it only adds to the device's roots, which are not in the target"
            : null;
        return Client(
            $"{Kind}:{first.Path}:{(hosts.Length == 0 ? first.Name : hosts)}", $"Android application{(hosts.Length == 0 ? "" : ", towards " + hosts)}", Kind, stores.Length > 0 ? stores[0].Path : first.Path,
            PossibleProfiles.Of("careful"), stores.Length == 0 ? null : context.Effective(said, stores) with { IsAddition = adds }, uncertainty) with
        {
            Settings = [.. alike],
            // Of the hosts it is for nothing is known but their names: an authority that never served the migrating service may be that of another one.
            IsUnnamedStore = hosts.Length > 0,
        };
    }

    private static bool IsOfDevice(string source) => source is System or User;

    private static string[] SourcesOf(SettingEvidence policy) => policy.Value.Split(SettingEvidence.Between, StringSplitOptions.RemoveEmptyEntries);
}
