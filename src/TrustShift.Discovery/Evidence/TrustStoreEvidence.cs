using System.Collections.Immutable;
using TrustShift.Catalogue.Roots.Sets;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Evidence;

/// <summary>A set of certificates in one format at one place.</summary>
public sealed record TrustStoreEvidence
{
    /// <summary>Path in the target, symbolic links resolved.</summary>
    public required string Path { get; init; }

    /// <summary>Other paths that lead here by symbolic links (of the file or of a folder above it), ordinal order.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>"pem-bundle", "der", "openssl-trusted", "capath", "pkcs7", "jks", "jceks", "pkcs12".</summary>
    public required string Format { get; init; }

    /// <summary>What the store is for.</summary>
    public required CertificateRole Role { get; init; }

    /// <summary>Why it has that role, one sentence.</summary>
    public required string RoleReason { get; init; }

    /// <summary>The certificates, in the store's order.</summary>
    public required ImmutableArray<StoreEntry> Entries { get; init; }

    /// <summary>SHA-256 of the content (file bytes; for a folder, of the entries' certificate hashes in order).</summary>
    public required Sha256Hash ContentSha256 { get; init; }

    /// <summary>Whether entries are missing because something in it could not be read (a Gap says what).</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The releases of known root stores that have these roots, or come nearest to them; null for a store of somebody's own. The same roots are not the same trust: what a store says beside a root is not compared.</summary>
    public RootSetMatch? Release { get; init; }
}
