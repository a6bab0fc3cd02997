using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Verdicts;

/// <summary>Pins that stand together: of one file and one host. A connection is accepted when any of them matches.</summary>
public sealed record PinSet(string Path, string? Host, ImmutableArray<PinEvidence> Pins)
{
    /// <summary>Groups the pins of a target; on a host, those in a source checkout are left to a check of that folder.</summary>
    public static IEnumerable<PinSet> Of(ClientContext context) =>
        context.Evidence.Pins.Where(p => context.CheckoutOf(p.Path) is null).GroupBy(p => (p.Path, p.Host)).Select(g => new PinSet(g.Key.Path, g.Key.Host, [.. g]));
}
