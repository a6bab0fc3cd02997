using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Roots;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// Trust stores that belong to no runtime: some program of the target was given them. In a folder each is judged; on a host, one that holds private
/// authorities only is listed and not judged, because nothing names a program that would reach a public service by it.
/// </summary>
public sealed class CustomStoreClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (TrustStoreEvidence store in context.Evidence.Stores)
        {
            if (WhyNotJudged(context, store) is not null || context.IsClaimed(store))
                continue;
            bool isJava = store.Format is "jks" or "jceks" or "pkcs12";
            yield return new TlsClient(
                "custom-store:" + store.Path, "custom trust store", "custom-store", store.Path, ClientProfiles.Get(isJava ? "java" : "careful"),
                context.Effective("a trust store that belongs to no runtime: whatever program was given it trusts only what is in it", store));
        }
    }

    /// <summary>Stores that no client uses, each with why it does not decide. To be asked after all finders ran.</summary>
    public static IEnumerable<UnattributedStore> Unattributed(ClientContext context) =>
        from store in context.Evidence.Stores
        where !context.IsClaimed(store)
        let why = WhyNotJudged(context, store)
        where why is not null
        select new UnattributedStore(store, why);

    private static string? WhyNotJudged(ClientContext context, TrustStoreEvidence store)
    {
        if (store.Role != CertificateRole.TlsTrust)
            return store.RoleReason;
        if (SystemStores.OtherPurposes.Any(p => store.Path.EndsWith(p.TrimStart('/'), StringComparison.Ordinal)))
            return "the system extracts it for other purposes than TLS servers";
        if (context.IsHost && store is { IsIncomplete: false, Entries.Length: > 0 } && store.Entries.All(e => IsPrivate(context, store, e)))
            return "it holds private authorities only and no setting names a program that uses it";
        return null;
    }

    // No public root has the key, and the authority above it (if there is one) is in the store too, so it cannot be a public one either.
    private static bool IsPrivate(ClientContext context, TrustStoreEvidence store, StoreEntry entry) =>
        context.Evidence.FindCertificate(entry.Certificate) is { } facts
        && RootStoreTimeline.FindRootByKey(facts.SpkiSha256) is null
        && CertificateCatalogue.FindByKey(facts.SpkiSha256).IsEmpty
        && (facts.IsSelfIssued || store.Entries.Any(e => context.Evidence.FindCertificate(e.Certificate) is { } other && other.Subject.Equals(facts.Issuer)));
}
