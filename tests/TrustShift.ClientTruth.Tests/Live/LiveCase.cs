using System.Collections.Immutable;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>One question: what the server sends, and what the client trusts; short names of <see cref="TestAuthority"/>.</summary>
internal sealed record LiveCase(ImmutableArray<string> Chain, ImmutableArray<string> Store)
{
    public string ChainId => string.Join('+', Chain);

    public string StoreId => string.Join('+', Store);

    public string Id => ChainId + "|" + StoreId;
}
