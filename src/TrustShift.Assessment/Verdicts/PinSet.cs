using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Verdicts;

/// <summary>Pins that stand together: of one file and one host. A connection is accepted when any of them matches.</summary>
/// <param name="Path">The file in which they stand, or that puts constants from elsewhere to use for the host.</param>
/// <param name="Host">The host; null when none is stated.</param>
/// <param name="Pins">The pins.</param>
public sealed record PinSet(string Path, string? Host, ImmutableArray<PinEvidence> Pins)
{
    // Lines between two pins of one list: comments, the names of the authorities.
    private const int Near = 6;

    /// <summary>
    /// The lists in which the pins stand, by their lines. Where no host is stated, one file may hold those of several clients, and a pin of one is no pin of the other.
    /// </summary>
    public IEnumerable<PinSet> Lists()
    {
        int first = 0;
        PinEvidence[] pins = [.. Pins.OrderBy(static p => p.Line)];
        for (int i = 1; i <= pins.Length; i++)
        {
            if (i < pins.Length && pins[i].Line - pins[i - 1].Line <= Near)
                continue;
            yield return this with { Pins = [.. pins[first..i]] };
            first = i;
        }
    }

    /// <summary>Groups the pins of a target; on a host, those in a source checkout are left to a check of that folder.</summary>
    public static IEnumerable<PinSet> Of(ClientContext context) =>
        context.Evidence.Pins.Where(p => p.Kind is not PinKinds.Header && context.CheckoutOf(p.Path) is null).GroupBy(static p => (Path: PlaceOf(p), p.Host)).Select(static g => new PinSet(g.Key.Path, g.Key.Host, [.. g]));

    private static string PlaceOf(PinEvidence pin) => pin.UsedAt is { } place && place.LastIndexOf(':') is > 0 and var colon ? place[..colon] : pin.Path;
}
