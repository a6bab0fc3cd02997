using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Stores;

/// <summary>What a <see cref="StoreFormat"/> read.</summary>
/// <param name="Format">Name of the format.</param>
/// <param name="Items">The certificates in order, with what the store says of each.</param>
/// <param name="HasPrivateKeys">Whether the container holds a private key (which is not read).</param>
/// <param name="IsComplete">False when something in it could not be read.</param>
/// <param name="Gaps">What could not be read.</param>
public sealed record StoreContent(string Format, ImmutableArray<StoreItem> Items, bool HasPrivateKeys, bool IsComplete, ImmutableArray<Gap> Gaps)
{
    /// <summary>Whether it is signed data with at least one signer (PKCS#7): its certificates belong to the signature.</summary>
    public bool HasSigners { get; init; }

    /// <summary>The hash of the certificates' hashes, in order: what a store that is no file of its own is known by.</summary>
    public Sha256Hash HashOfCertificates()
    {
        byte[] hashes = new byte[32 * Items.Length];
        for (int i = 0; i < Items.Length; i++)
            Items[i].Facts.Sha256.CopyTo(hashes.AsSpan(32 * i));
        return Sha256Hash.Of(hashes);
    }
}
