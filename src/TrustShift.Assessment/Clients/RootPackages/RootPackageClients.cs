using System.Globalization;
using TrustShift.Assessment.Clients.Java;
using TrustShift.Assessment.Clients.Libraries;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Assessment.Clients.RootPackages;

/// <summary>
/// Packages that bring roots of their own or choose the store (<see cref="RootPackageRules"/>): by their own files where they are installed, else by what the timeline knows of the release.
/// </summary>
public sealed class RootPackageClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (SoftwareEvidence package in context.SoftwareOf(SoftwareKinds.RootPackage))
        {
            // On an installed system the lock file beside what is installed adds nothing, and source code is not deployed there (docs/adr/0002).
            if (context.IsInstalledSystem && (package.Basis is not (SoftwareBasis.Installed or SoftwareBasis.Embedded) || context.CheckoutOf(package.Path) is not null))
                continue;
            // Rules of one package stand in the order of its versions.
            RootPackageRule? rule = RootPackageRules.All.FirstOrDefault(r => string.Equals(r.Name, package.Name, StringComparison.Ordinal) && !(r.Before is { } before && UpstreamVersion.Of(package.Version) is { } version && UpstreamVersion.IsAtLeast(version, before)));
            if (rule is null)
                continue;
            string name = NameOf(package);
            (EffectiveStore? store, string? uncertainty) = StoreOf(context, package, rule, name);
            yield return Client($"root-package:{package.Root ?? package.Path}", name, "root-package", package.Path, PossibleProfiles.Of(Profiles(context, package, rule)), store, uncertainty);
        }
    }

    // Of what is compiled in, the program is what people know.
    private static string NameOf(SoftwareEvidence package)
    {
        string bare = package.Name[(package.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return (package.Version ?? package.Requirement) is { } version ? $"{bare} {version}" : package.Basis == SoftwareBasis.Embedded ? $"{bare} in {package.Path}" : $"{bare} (version not known)";
    }

    // Ruby links the OpenSSL of the system, where that is in the target.
    private static IEnumerable<string> Profiles(ClientContext context, SoftwareEvidence package, RootPackageRule rule)
    {
        const string Ruby = "ruby+openssl=";
        return rule.Profiles.All(static p => p.StartsWith(Ruby, StringComparison.Ordinal)) && context.SoftwareOf(SoftwareKinds.OpenSsl).Any()
            ? LibraryVersions.OpenSsl(context, package.Path).Select(static version => Ruby + version) : rule.Profiles;
    }

    private static (EffectiveStore? Store, string? Uncertainty) StoreOf(ClientContext context, SoftwareEvidence package, RootPackageRule rule, string name)
    {
        switch (rule.Use)
        {
            case RootUse.System:
                return OpenSslStore.Find(context, openSslFolder: null) is { } system
                    ? (system with { Reason = $"{rule.Why}; {system.Reason}" }, null)
                    : (null, $"{name}: {rule.Why}, and the system that it runs on is not in the target");
            case RootUse.Java:
                return JavaStore(context, rule, name);
            case RootUse.Undecided:
                return (null, $"{name}: {rule.Why}");
        }

        if (rule.Use is RootUse.OwnAndSystem && Replaced(context, package) is { } replaced)
            return replaced;
        (EffectiveStore? own, string? uncertainty) = Own(context, package, rule, name);
        if (rule.Use is RootUse.Own)
            return (own is null ? null : own with { Reason = $"{rule.Why}: {own.Reason}" }, uncertainty);
        EffectiveStore? beside = OpenSslStore.Find(context, openSslFolder: null);
        if (rule.Use is RootUse.OwnWithoutSystem)
            return beside is { Anchors.IsEmpty: false } ? (beside with { Reason = $"{rule.Why}; {beside.Reason}" }, null)
                : (own, uncertainty ?? (context.IsWholeSystem ? null : $"{name}: {rule.Why}, and the system that it runs on is not in the target"));
        if (own is null || beside is null)
            return (own, uncertainty ?? $"{name}: {rule.Why}, and the system that it runs on is not in the target");
        return (own with { Release = null, Path = $"{own.Path} + {beside.Path}", Reason = $"{rule.Why}: {own.Reason}; {beside.Reason}", Anchors = [.. own.Anchors, .. beside.Anchors], Intermediates = [.. own.Intermediates, .. beside.Intermediates] }, uncertainty);
    }

    // What stands in place of both: the variables, and on Debian, which patches the bundle's place, the system's bundle (ruby-excon: lib/excon/constants.rb).
    private static (EffectiveStore? Store, string? Uncertainty)? Replaced(ClientContext context, SoftwareEvidence package)
    {
        SettingEvidence[] named = [.. new[] { context.SettingOf("SSL_CERT_FILE"), context.SettingOf("SSL_CERT_DIR") }.OfType<SettingEvidence>()];
        if (named.Length > 0)
            return (context.Effective(string.Join(", and ", named.Select(static s => $"{s.Name} ({s.Place}) names {s.Value}")), [.. named.Select(s => context.StoreAt(s.Value)).OfType<TrustStoreEvidence>()]), null);
        return package.Path.Contains("/rubygems-integration/", StringComparison.Ordinal) && SystemStores.FindBundle(context) is { } bundle ? (context.Effective("Debian's package takes the system's bundle", bundle), null) : null;
    }

    // The files that are there, else the timeline.
    private static (EffectiveStore? Store, string? Uncertainty) Own(ClientContext context, SoftwareEvidence package, RootPackageRule rule, string name)
    {
        if (package.Basis == SoftwareBasis.Installed && package.Root is { } root)
        {
            string folder = PlacePath.Below(root.TrimStart('/'), "");
            TrustStoreEvidence[] found =
            [
                .. rule.Files.Where(static f => !f.EndsWith('/')).Select(f => context.StoreAt(PlacePath.Below(root, f))).OfType<TrustStoreEvidence>().Take(1),
                .. rule.Files.Where(static f => f.EndsWith('/')).SelectMany(f => context.Evidence.Stores.Where(s => s.Path.TrimStart('/').StartsWith(folder + f, StringComparison.Ordinal))),
            ];
            if (found.Length > 0)
                return (context.Effective($"what lies in it ({package.Path})", found) is var store && found.Length > 1 ? store with { Path = root } : store, null);
        }

        // What was found in the very program goes before what the release of the package is known to bring.
        if (package.Basis == SoftwareBasis.Embedded && package.Root is { } inside && context.StoreAt(inside) is { } compiled)
            return (context.Effective($"the {compiled.Entries.Length.ToString(CultureInfo.InvariantCulture)} roots that are compiled into {package.Path}", compiled), null);

        if (rule.Timeline is { } timeline && package.Version is { } version && BuiltInRoots.Find(timeline, TimelineVersion.Of(timeline, version), $"{package.Path} names {name}, which brings") is { } known)
            return known;
        string what = package.Version is null ? $"{package.Path} asks for {package.Requirement}: which release is installed, and so which roots it brings, is not known" : $"the roots that {name} brings are not known";
        return (null, $"{name}: {rule.Why}; {what}");
    }

    private static (EffectiveStore? Store, string? Uncertainty) JavaStore(ClientContext context, RootPackageRule rule, string name)
    {
        TlsClient[] runtimes = [.. new JavaClients().Find(context)];
        return runtimes.Length == 1 && runtimes[0].Store is { } store
            ? (store with { Reason = $"{rule.Why}; {store.Reason}" }, null)
            : (null, $"{name}: {rule.Why}, and {(runtimes.Length > 1 ? "which of the Java runtimes of the target runs it is not known" : "no Java runtime with its store is in the target")}");
    }
}
