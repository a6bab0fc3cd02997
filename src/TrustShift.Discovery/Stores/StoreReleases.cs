using System.Collections.Concurrent;
using System.Collections.Immutable;
using TrustShift.Catalogue.Roots.Sets;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores;

/// <summary>Which release of which root store a store of the target is, by its roots: asked once for all stores of one content.</summary>
internal sealed class StoreReleases
{
    private static readonly ImmutableArray<string> s_java = ["openjdk-11u", "openjdk-8u", "openjdk-src-debian", "temurin", "corretto-8", "oracle-jdk", "openjdk-observatory"];

    // What stands in a path, and the stores of the timeline that lie at such places; the first that fits.
    private static readonly (string Part, ImmutableArray<string> Stores)[] s_places =
    [
        ("!webpki-root", ["webpki-roots"]), ("nssckbi", ["mozilla-nss"]),
        ("/aws-cli/v2/", ["aws-cli-v2"]), ("/botocore/", ["botocore"]), ("/boto/", ["boto2"]), ("/requests/", ["python-requests"]),
        ("gocertifi", ["certifi-go"]), ("gems/certifi-", ["certifi-ruby"]), ("certifi/", ["certifi-python"]),
        ("aws-sdk-core-", ["aws-sdk-ruby"]), ("aws-sdk-", ["aws-sdk-ruby"]), ("requestcore/", ["aws-sdk-php-v1"]), ("/composer/ca-bundle/", ["composer-ca-bundle"]), ("guzzle", ["guzzle"]),
        ("ca-certificates.crt", ["debian-ca-certificates", "alpine-ca-certificates"]), ("etc/pki/", ["rhel-ca-certificates"]), ("etc/ssl/certs", ["debian-ca-certificates", "alpine-ca-certificates"]),
    ];

    private readonly ConcurrentDictionary<Sha256Hash, RootSetMatch?> _known = new();

    /// <summary>The releases; null where it is a store of somebody's own, or none that TLS clients trust.</summary>
    /// <param name="path">Path of the store.</param>
    /// <param name="content">What was read of it.</param>
    /// <param name="sha256">The hash of its content.</param>
    /// <param name="role">What it is for.</param>
    public RootSetMatch? Find(string path, StoreContent content, Sha256Hash sha256, CertificateRole role) =>
        role != CertificateRole.TlsTrust || !content.IsComplete || content.HasPrivateKeys ? null
            : _known.GetOrAdd(sha256, _ => RootSets.Find(content.Items.Where(static i => i.Usage is AnchorUsage.Any or AnchorUsage.TlsServer).Select(static i => i.Facts.SpkiSha256), StoresAt(path)));

    private static ImmutableArray<string> StoresAt(string path)
    {
        ReadOnlySpan<char> name = PlacePath.NameOf(path);
        if (name is "cacerts" or "jssecacerts")
            return s_java;
        if (name is "node" or "nodejs" or "node.exe")
            return ["nodejs"];
        return Array.Find(s_places, p => path.Contains(p.Part, StringComparison.Ordinal)).Stores is { IsDefault: false } stores ? stores : [];
    }
}
