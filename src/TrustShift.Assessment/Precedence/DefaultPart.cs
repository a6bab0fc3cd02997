using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Precedence;

/// <summary>What a rule of the kind <see cref="StoreEffect.Default"/> finds in a target.</summary>
/// <param name="Reason">What it is, without a full stop: "OpenSSL's default file (cert.pem)".</param>
/// <param name="Stores">Stores of the target.</param>
/// <param name="BuiltIn">Roots that are in the runtime itself.</param>
internal sealed record DefaultPart(string Reason, ImmutableArray<TrustStoreEvidence> Stores, EffectiveStore? BuiltIn = null)
{
    /// <summary>The part that is this store; null when there is none.</summary>
    public static DefaultPart? Of(string reason, TrustStoreEvidence? store) => store is null ? null : new DefaultPart(reason, [store]);

    /// <summary>The part that is built in; null when it is not known.</summary>
    public static DefaultPart? Of(EffectiveStore? builtIn) => builtIn is null ? null : new DefaultPart(builtIn.Reason, [], builtIn);
}
