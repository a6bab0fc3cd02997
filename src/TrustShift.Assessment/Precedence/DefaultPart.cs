using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Precedence;

/// <summary>What a rule of the kind <see cref="StoreEffect.Default"/> finds in a target.</summary>
/// <param name="Reason">What it is, without a full stop: "OpenSSL's default file (cert.pem)".</param>
/// <param name="Stores">Stores of the target.</param>
/// <param name="BuiltIn">Roots that are in the runtime itself.</param>
internal sealed record DefaultPart(string Reason, ImmutableArray<TrustStoreEvidence> Stores, EffectiveStore? BuiltIn = null)
{
    /// <summary>What is not certain about it: the other stores that it may be; null where it is certain.</summary>
    public string? Uncertainty { get; init; }

    /// <summary>The first of these places that is a store, and what is not certain where another one holds other certificates; null when none is a store.</summary>
    /// <param name="reason">What it is, without a full stop.</param>
    /// <param name="context">The evidence.</param>
    /// <param name="places">The places that it may be, the likeliest first.</param>
    public static DefaultPart? OfEither(string reason, ClientContext context, IEnumerable<string> places) => SystemStores.Either(context, places) is { } found
        ? new DefaultPart(reason, [found.Store]) { Uncertainty = found.Uncertainty } : null;

    /// <summary>The part that is this store; null when there is none.</summary>
    public static DefaultPart? Of(string reason, TrustStoreEvidence? store) => store is null ? null : new DefaultPart(reason, [store]);

    /// <summary>The part that is built in; null when it is not known.</summary>
    public static DefaultPart? Of(EffectiveStore? builtIn) => builtIn is null ? null : new DefaultPart(builtIn.Reason, [], builtIn);
}
