using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Catalogue.Roots;

/// <summary>Which release of which root store trusts which root: the compact data in the binary, decoded on first use.</summary>
public static class RootStoreTimeline
{
    /// <summary>Names of all stores ("nodejs", "certifi-python", "debian-ca-certificates", ...), ordinal order.</summary>
    public static ImmutableArray<string> Stores => throw new NotSupportedException("stub");

    /// <summary>
    /// The roots of a release. An unlisted version takes the nearest lower listed one of the same store when both its neighbours agree,
    /// and says so; a version below the first or above the last listed one is answered as <see cref="RootStoreAnswer.Kind"/> says.
    /// </summary>
    public static RootStoreAnswer? Find(string store, string version) => throw new NotSupportedException("stub");

    /// <summary>The root with this public key, or null: tells a public authority from a private one.</summary>
    public static CertificateFacts? FindRootByKey(Sha256Hash spkiSha256) => throw new NotSupportedException("stub");

    /// <summary>The root with this certificate hash, or null.</summary>
    public static CertificateFacts? FindRoot(Sha256Hash sha256) => throw new NotSupportedException("stub");
}
