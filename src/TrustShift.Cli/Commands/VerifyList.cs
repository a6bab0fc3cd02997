using System.Collections.Immutable;
using TrustShift.Discovery.Stores;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Cli.Commands;

/// <summary>A list of entries of a line, a store or a chain, ready to be asked with.</summary>
internal sealed class VerifyList
{
    public VerifyList(ImmutableArray<VerifyFile> files)
    {
        Incomplete = files.FirstOrDefault(static file => !file.IsComplete);
        Anchors = VerifyMaterial.Store(files.SelectMany(static file => file.Items));
        TrustedForm = VerifyMaterial.TrustedForm(files.SelectMany(static file => file.Items));
        Certificates = [.. files.SelectMany(static file => file.Items).Select(static (StoreItem item) => item.Facts)];
    }

    /// <summary>What a trust store of these entries holds.</summary>
    public ImmutableArray<TrustAnchor> Anchors { get; }

    /// <summary>Those of them that stand only in OpenSSL's own form.</summary>
    public ImmutableHashSet<Sha256Hash> TrustedForm { get; }

    /// <summary>What a server sends that sends these entries.</summary>
    public ImmutableArray<CertificateFacts> Certificates { get; }

    /// <summary>The first entry of which something was lost; null where none was.</summary>
    public VerifyFile? Incomplete { get; }
}
