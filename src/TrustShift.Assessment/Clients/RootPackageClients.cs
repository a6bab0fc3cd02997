using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// Packages of Ruby, PHP and Rust that bring roots of their own, known by a lock file: the timeline knows what that release brought. The AWS SDK for Ruby brought a bundle up to its version 2
/// (aws-sdk-core/ca-bundle.crt), Guzzle up to 4.2 (cacert.pem), webpki-roots is compiled into programs on rustls.
/// </summary>
public sealed class RootPackageClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (SoftwareEvidence package in context.SoftwareOf(SoftwareKinds.RootPackage))
        {
            if (StoreOf(package) is not var (store, profile) || package.Version is not { } version)
                continue;
            string name = package.Name[(package.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];
            (EffectiveStore? roots, string? uncertainty) = BuiltInRoots.Find(store, version, $"{name} {version} brings") is { } known
                ? ((EffectiveStore?)known.Store, known.Uncertainty)
                : (null, $"the roots of {name} {version} are not known");
            yield return Client($"root-package:{package.Root}", $"{name} {version}", "root-package", package.Path, PossibleProfiles.Of(profile), roots, uncertainty);
        }
    }

    private static (string Store, string Profile)? StoreOf(SoftwareEvidence package) => package.Name switch
    {
        "gem:certifi" => ("certifi-ruby", "ruby"),
        // Version 3 brings none: Ruby's own store is used.
        "gem:aws-sdk" or "gem:aws-sdk-core" or "gem:aws-sdk-v1" when package.Version is { } version && version[0] is '1' or '2' => ("aws-sdk-ruby", "ruby"),
        "composer:guzzle/guzzle" => ("guzzle", "curl"),
        "cargo:webpki-roots" => ("webpki-roots", "deno"),
        _ => null,
    };
}
