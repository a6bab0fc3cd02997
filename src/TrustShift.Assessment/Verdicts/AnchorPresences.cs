using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Pki.Certificates;

namespace TrustShift.Assessment.Verdicts;

/// <summary>Tells for each root of a migration who trusts it and where it is only present.</summary>
internal static class AnchorPresences
{
    /// <summary>In the order of the migration; without those that are nowhere.</summary>
    public static ImmutableArray<AnchorPresence> Of(ClientContext context, Migration migration, ImmutableArray<ClientAssessment> clients)
    {
        var used = context.Evidence.Stores.Where(s => context.IsClaimed(s) && s.Role == CertificateRole.TlsTrust).Select(static s => s.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from anchor in migration.Anchors
               let known = CertificateCatalogue.Find(anchor.Certificate)
               where known is not null
               let presence = new AnchorPresence(anchor.Certificate, known.Facts, TrustedBy(clients, known.Facts), OnlyPresent(context, used, known.Facts))
               where !presence.TrustedBy.IsEmpty || !presence.OnlyPresent.IsEmpty
               select presence,
        ];
    }

    private static ImmutableArray<string> TrustedBy(ImmutableArray<ClientAssessment> clients, CertificateFacts root) =>
        [.. clients.Where(c => c.Client.Store is { } store && store.Anchors.Any(a => a.AllowsTlsServer && a.IsSameAnchorAs(root))).Select(static c => c.Client.Id)];

    // A file of a hashed folder is trusted through the folder.
    private static ImmutableArray<CertificateLocation> OnlyPresent(ClientContext context, HashSet<string> used, CertificateFacts root) =>
    [
        .. (from certificate in context.Evidence.Certificates
           where certificate.Facts.SpkiSha256 == root.SpkiSha256 && certificate.Facts.Subject.Equals(root.Subject)
           from location in certificate.Locations
           where !(location.Role == CertificateRole.TlsTrust && used.Contains(location.Path)) && !used.Contains(PlacePath.FolderOf(location.Path))
           select location).OrderBy(static l => l.Path, StringComparer.Ordinal).ThenBy(static l => l.Offset),
    ];
}
