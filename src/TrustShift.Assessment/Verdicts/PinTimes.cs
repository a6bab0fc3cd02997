using System.Globalization;
using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Endpoints;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Verdicts;

/// <summary>Says when pins break, from the calendar of the migration.</summary>
/// <param name="migration">The migration.</param>
/// <param name="at">The moment that is judged.</param>
internal sealed class PinTimes(Migration migration, DateTimeOffset at)
{
    private readonly EndpointClassifier _classifier = new(migration);

    /// <summary>One sentence or two; null where nothing breaks.</summary>
    /// <param name="set">The pins.</param>
    /// <param name="id">Id of the reason of their verdict.</param>
    /// <param name="rejected">The chain that they refuse, or accept for some clients only; null for none.</param>
    public string? Of(PinSet set, string id, ChainCase? rejected) => (id, rejected) switch
    {
        ("pin-to-old-authority", _) => OldOnes(set),
        ("pin-rejects-served-chain", { } chain) => $"They break whenever that chain is presented, which is so since {Day(chain.Chain.From ?? DateOnly.FromDateTime(chain.Service.NewFrom.UtcDateTime))}.{Issuing(set)}",
        ("pin-fragile", { } chain) => $"They break when {chain.Service.Title} presents that chain, which it may do without notice.{Issuing(set)}",
        ("pin-depends-on-path", _) => "They break for each client whose path ends below what is pinned or runs through another certificate of the same authority, and for all when the server leaves that certificate out.",
        ("pin-on-server-never-matches", _) => "They break at once: whoever pins the key of a server has to replace the pin at each renewal.",
        _ => null,
    };

    /// <summary>A day as people write it: 2026-11-25.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset moment) => Day(DateOnly.FromDateTime(moment.UtcDateTime));

    private string OldOnes(PinSet set)
    {
        MigratingService[] services = [.. migration.Services.Where(s => set.Host is null || _classifier.Classify(set.Host, "https").Service is not { } of || string.Equals(of, s.Id, StringComparison.Ordinal))];
        string ended = string.Join(", ", services.Where(s => at >= s.OldUntil).Select(static s => $"{s.Title} since {Day(s.OldUntil)}"));
        string ends = string.Join(", ", services.Where(s => at < s.OldUntil).Select(static s => $"{s.Title} from {Day(s.NewFrom)} on and for good on {Day(s.OldUntil)}"));
        return $"{(ended.Length > 0 ? $"They are broken: the old authority is not presented any more ({ended})." : "")}{(ends.Length > 0 ? $"{(ended.Length > 0 ? " " : "")}They break with the first new chain ({ends})." : "")}";
    }

    // An authority that is no anchor issues for some years and is replaced without notice.
    private static string Issuing(PinSet set)
    {
        string[] names =
        [
            .. set.Pins.Select(p => KnownCertificateHashes.Find(p.Value)?.Facts).OfType<Pki.Certificates.CertificateFacts>()
                .Where(f => !f.IsSelfIssued && !CertificateCatalogue.FindByKey(f.SpkiSha256).Any(static c => c.Facts.IsSelfIssued)).Select(static f => f.Subject.CommonName).Distinct(StringComparer.Ordinal),
        ];
        return names.Length == 0 ? "" : $" Issuing authorities ({string.Join(", ", names)}) are replaced without notice.";
    }
}
