using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Assessment.Clients.Stores;

/// <summary>The roots that were read from a runtime's own executable file: what it really has, whatever its version says.</summary>
internal static class RootsInside
{
    // Its programs and its tests may bring single certificates; the roots of Mozilla were never so few.
    private const int FewestRoots = 50;

    /// <summary>The roots in a program as its store; null when no set of them was found there.</summary>
    /// <param name="context">The evidence.</param>
    /// <param name="program">The program.</param>
    /// <param name="name">For people: "Bun 1.4.5".</param>
    public static EffectiveStore? Of(ClientContext context, SoftwareEvidence program, string name) =>
        // One that holds more than a release has roots from elsewhere too: of an application that is packed into it.
        Find(context, program) is { Release.Extra: 0 } store
            ? context.Effective($"{name} has {store.Entries.Length.ToString(CultureInfo.InvariantCulture)} roots inside, as its executable file shows", store) with { Path = $"(built in) {program.Path}", Format = "built-in" }
            : null;

    /// <summary>
    /// Marks them as the program's, where its version tells which they are. What is not certain then, one sentence: certificates in it that are none of the release's come from an application that is packed into it; null where
    /// there are none.
    /// </summary>
    public static string? Claim(ClientContext context, SoftwareEvidence program, string name, ImmutableArray<TrustAnchor> known)
    {
        if (Find(context, program) is not { } store)
            return null;
        context.Claim(store);
        HashSet<Sha256Hash> keys = [.. known.Select(static a => a.Certificate.SpkiSha256)];
        CertificateFacts[] others = [.. store.Entries.Where(static e => e.Usage is AnchorUsage.Any or AnchorUsage.TlsServer).Select(e => context.Evidence.FindCertificate(e.Certificate)).OfType<CertificateFacts>().Where(f => !keys.Contains(f.SpkiSha256))];
        return others.Length == 0 ? null
            : $"its executable file holds {others.Length.ToString(CultureInfo.InvariantCulture)} certificate{(others.Length == 1 ? "" : "s")} that {name} does not bring ('{others[0].Subject.CommonName ?? others[0].Subject.Text}'), which an application that is packed into it may trust alone";
    }

    private static TrustStoreEvidence? Find(ClientContext context, SoftwareEvidence program) =>
        context.Evidence.FindStore(program.Path) is { IsIncomplete: false } store && store.Entries.Length >= FewestRoots ? store : null;
}
