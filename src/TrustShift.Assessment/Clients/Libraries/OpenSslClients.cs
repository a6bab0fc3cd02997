using System.Collections.Immutable;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Libraries;

/// <summary>Programs that use OpenSSL with its default store: openssl itself, Ruby, PHP, Perl, and whatever calls set_default_paths.</summary>
public sealed class OpenSslClients : ClientFinder
{
    // Distributions that leave the security level as it is in OpenSSL: 1 until 3.2 (crypto/x509, SSL_CTX_set_security_level(3)). Debian, Ubuntu, RHEL and Fedora set 2.
    private static readonly ImmutableArray<string> LeaveLevel = ["alpine", "arch", "wolfi", "chainguard", "void", "nixos"];

    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        // Several versions can share a folder of certificates, and each builds paths in its own way.
        foreach (SoftwareEvidence library in context.SoftwareOf(SoftwareKinds.OpenSsl).DistinctBy(s => (s.Root, UpstreamVersion.Of(s.Version))))
        {
            EffectiveStore? store = OpenSslStore.Find(context, library.Root);
            if (store is null && !context.IsWholeSystem)
                continue;
            string version = library.Version is null ? "" : " " + library.Version;
            yield return Client(
                "openssl:" + library.Path, $"OpenSSL{version} and programs on it (Ruby, PHP, Perl, ...)", "openssl", library.Path, PossibleProfiles.Of(Names(context, library)), store);
        }
    }

    private static IEnumerable<string> Names(ClientContext context, SoftwareEvidence library)
    {
        foreach (string version in LibraryVersions.Of(library))
        {
            bool isLevel1 = LeavesLevel(context, library) && UpstreamVersion.IsAtLeast(version, "1.1.0") && !UpstreamVersion.IsAtLeast(version, "3.2");
            yield return $"openssl@{version}{(isLevel1 ? "+seclevel=1" : "")}";
            // Distributions made trusted first the default of old versions when a root of many chains expired in 2021.
            if (!UpstreamVersion.IsAtLeast(version, "1.1.0"))
                yield return $"openssl@{version}+trusted-first";
        }
    }

    private static bool LeavesLevel(ClientContext context, SoftwareEvidence library) => library.Package is { } package
        ? LeaveLevel.Any(package.IsOf)
        : context.SoftwareOf(SoftwareKinds.OperatingSystem).FirstOrDefault() is { } system && LeaveLevel.Contains(system.Name, StringComparer.Ordinal);
}
