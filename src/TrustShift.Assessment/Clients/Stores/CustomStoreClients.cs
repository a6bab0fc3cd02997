using System.Globalization;
using TrustShift.Assessment.Clients.Java;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Stores.Java;

namespace TrustShift.Assessment.Clients.Stores;

/// <summary>
/// Trust stores that belong to no runtime: some program of the target was given them, so each is judged. On a host, single certificates that lie together are
/// one collection, and what lies in a source checkout is left to a check of that folder (docs/adr/0002).
/// </summary>
public sealed class CustomStoreClients : ClientFinder
{
    /// <summary>The kind of these clients.</summary>
    public const string Kind = "custom-store";

    /// <summary>
    /// The profiles of a program of which nothing is known but its store: what the common libraries of today agree on, and GnuTLS, which alone of them goes by the end of what was sent
    /// (vector ats_full|R1s). OpenSSL before 1.0.2 and libraries for small devices do likewise; a program on those is not among them.
    /// </summary>
    internal static readonly string[] AnyProgram = ["careful", "gnutls"];

    // What is found by its content alone (TrustShift.Discovery.Scanning.StoreReading).
    private const string Embedded = "embedded";

    // Fewer may be the alternatives of one program; so many are a collection that nobody loads one by one.
    private const int FewestOfACollection = 8;

    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        var custom = context.Evidence.Stores.Where(s => !context.IsClaimed(s) && WhyNotJudged(context, s) is null).ToList();
        foreach (IGrouping<string, TrustStoreEvidence> folder in custom.GroupBy(s => CollectionOf(context, s), StringComparer.Ordinal))
        {
            if (folder.Key.Length > 0 && folder.Count() >= FewestOfACollection)
            {
                string count = folder.Count().ToString(CultureInfo.InvariantCulture);
                EffectiveStore union = context.Effective($"{count} files with one certificate each lie together: taken as one collection", [.. folder]);
                yield return Client(
                    $"{Kind}:{folder.Key}", $"collection of {count} certificates", Kind, folder.Key, PossibleProfiles.Of(AnyProgram), union with { Path = folder.Key });
                continue;
            }

            foreach (TrustStoreEvidence store in folder)
            {
                if (WhatItAddsTo(store) is { } added)
                {
                    yield return Client(
                        $"{Kind}:{store.Path}", added.Name, Kind, store.Path, PossibleProfiles.Of(added.Profile),
                        context.Effective(added.Reason, store) with { IsAddition = true }, added.Reason);
                    continue;
                }

                if (NssBuiltIns.Holds(store))
                {
                    yield return Client($"{Kind}:{store.Path}", "programs on NSS with these built-in roots", Kind, store.Path, PossibleProfiles.Of("nss"), NssBuiltIns.Of(context.Effective(Reason(context, store), store), store)) with { IsUnnamedStore = true };
                    continue;
                }

                bool isJava = JavaKeystores.Have(store.Format);
                yield return Client(
                    $"{Kind}:{store.Path}", store.Format is Embedded ? "certificates inside a program" : "custom trust store", Kind, store.Path, PossibleProfiles.Of(isJava ? JavaClients.AnyVersion : AnyProgram),
                    context.Effective(Reason(context, store), store)) with { IsUnnamedStore = !NamedStoreClients.IsNamedByProgram(context, store.Path) };
            }
        }
    }

    /// <summary>Stores that no client uses, each with why it does not decide. To be asked after all finders ran.</summary>
    public static IEnumerable<UnattributedStore> Unattributed(ClientContext context) =>
        from store in context.Evidence.Stores
        where !context.IsClaimed(store)
        let why = WhyNotJudged(context, store)
        where why is not null
        select new UnattributedStore(store, why);

    private static string Reason(ClientContext context, TrustStoreEvidence store)
    {
        string[] names = [.. NamedStoreClients.SettingsNaming(context, store.Path).Select(static s => $"{s.Name} ({s.Place})").Distinct(StringComparer.Ordinal).Take(3)];
        if (store.Format is Embedded)
            return "certificates that stand inside the file: the program that it belongs to may trust these alone, whatever the system's store holds";
        return $"a trust store that belongs to no runtime{(names.Length == 0 ? "" : $", named by {string.Join(", ", names)}")}: whatever program was given it trusts only what is in it";
    }

    private static string? WhyNotJudged(ClientContext context, TrustStoreEvidence store)
    {
        if (store.Role != CertificateRole.TlsTrust)
            return store.RoleReason;
        if (store.Format is Embedded && IsOfRuntime(context, store))
            return "the roots of a runtime or library that is compiled into it, which is judged by itself";
        if (store.Path.EndsWith("/certifi/old_root.pem", StringComparison.Ordinal))
            return "certifi only adds it to weak.pem, which is judged"; // certifi/python-certifi issue 30
        if (SystemStores.OtherPurposes.Any(p => store.Path.EndsWith(p.TrimStart('/'), StringComparison.Ordinal)))
            return "the system extracts it for other purposes than TLS servers";
        return context.CheckoutOf(store.Path) is { } checkout ? $"it lies in a source checkout, which is a target of its own: trustshift check {checkout}" : null;
    }

    // Node.js, Deno, Bun and Electron under whatever name (BundledRuntimes), and programs of Rust with whole certificates (CompiledAnchors).
    private static bool IsOfRuntime(ClientContext context, TrustStoreEvidence store) =>
        context.Evidence.Software.Any(s =>
            (s.Kind is SoftwareKinds.Node or SoftwareKinds.Deno or SoftwareKinds.Bun || s.Root?.EndsWith("!electron", StringComparison.Ordinal) == true)
            && string.Equals(s.Path, store.Path, StringComparison.Ordinal))
        || context.Evidence.Stores.Any(s => string.Equals(s.Path, store.Path + "!webpki-root-certs", StringComparison.Ordinal));

    // What these hold is not all that their programs trust: NSS loads its built-in roots (nssinit.c, nss_FindExternalRoot) or those of p11-kit beside a database, p11-kit all its folders, Windows all its stores.
    private static (string Name, string Profile, string Reason)? WhatItAddsTo(TrustStoreEvidence store) => store.Format switch
    {
        "nss" => ("programs on NSS with this database", "nss", "a database of NSS adds to, or takes from, roots that its program has from elsewhere: those that are built into NSS, or the system's"),
        "p11-kit" => ("programs on p11-kit with this file", AnyProgram[1], "p11-kit trusts what all files of its folders say together, of which this is one"),
        "keychain" when !store.Path.EndsWith("SystemRootCertificates.keychain", StringComparison.OrdinalIgnoreCase) => ("programs of macOS with this keychain", "careful", "a keychain with its trust settings adds to, or takes from, the roots that macOS brings"),
        "apple-trust-store" => ("Apple's device or simulator with these certificates", "careful", "what is installed on a device of Apple adds to the roots that it brings"),
        "mobileconfig" => ("Apple's devices with this profile", "careful", "a configuration profile adds to the roots that the device brings"),
        "registry" or "registry-hive" => ("Windows programs with these stores", "careful", "a part of the registry says what was added to or taken from the stores of Windows, not what else they hold"),
        _ => null,
    };

    private static string CollectionOf(ClientContext context, TrustStoreEvidence store) =>
        context.IsHost && store is { IsIncomplete: false, Entries.Length: 1, Format: "pem-bundle" or "der" }
            ? store.Path[..Math.Max(0, store.Path.LastIndexOf('/'))]
            : "";
}
