using System.Collections.Immutable;
using TrustShift.Discovery.Stores;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Cli.Commands;

/// <summary>What the path builder takes, from what was read.</summary>
internal static class VerifyMaterial
{
    /// <summary>
    /// The union of store entries, in order, each once. Every certificate is offered as an anchor, self-issued or not, as the profiles are measured:
    /// whether one ends a path, or is a building block only, is the profile's rule. Entries with a private key are identities.
    /// </summary>
    public static ImmutableArray<TrustAnchor> Store(IEnumerable<StoreItem> items)
    {
        var anchors = ImmutableArray.CreateBuilder<TrustAnchor>();
        var seen = new HashSet<(Sha256Hash, AnchorUsage)>();
        foreach (StoreItem item in items)
        {
            if (!item.HasPrivateKey && seen.Add((item.Facts.Sha256, item.Usage)))
                anchors.Add(new TrustAnchor(item.Facts, Usage: item.Usage));
        }

        return anchors.DrainToImmutable();
    }

    /// <summary>The certificates of a store that stand only in OpenSSL's own form, "TRUSTED CERTIFICATE".</summary>
    public static ImmutableHashSet<Sha256Hash> TrustedForm(IEnumerable<StoreItem> items) =>
        [.. items.GroupBy(static item => item.Facts.Sha256).Where(static same => same.All(static item => item.Form is "openssl-trusted")).Select(static same => same.Key)];

    /// <summary>
    /// The answer of a client. What descends from OpenSSL reads "TRUSTED CERTIFICATE" blocks; GnuTLS passes over them (measured: gnutls-cli 3.7.9); of the others it is not known, so that
    /// nothing may rest on it.
    /// </summary>
    public static PathResult Build(PathRequest request, ImmutableHashSet<Sha256Hash> trustedForm, ClientProfile profile, SignatureVerifier signatures)
    {
        if (trustedForm.IsEmpty || profile.Search is PathSearch.OpenSsl or PathSearch.DotNet or PathSearch.LibreSsl)
            return PathBuilder.Build(request, profile, null, signatures);
        PathRequest without = request with { Anchors = [.. request.Anchors.Where(anchor => !trustedForm.Contains(anchor.Certificate.Sha256))] };
        PathResult passed = PathBuilder.Build(without, profile, null, signatures);
        if (profile.Search is PathSearch.GnuTls || PathBuilder.Build(request, profile, null, signatures).Outcome == passed.Outcome)
            return passed;
        return new PathResult(
            PathOutcome.Undecided, [], passed.Candidates, "Undecided: it rests on certificates in TRUSTED CERTIFICATE blocks, and whether this client reads those is not known");
    }
}
