using TrustShift.Assessment.Clients.Libraries;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Assessment.Precedence;
using TrustShift.Catalogue.Roots;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Assessment.Clients.Python;

/// <summary>
/// Python packages that bring a bundle of their own (certifi, pip's vendored certifi, requests before 2.16, botocore, boto 2), each with the settings
/// that replace it: <see cref="RequestsPrecedence"/>, <see cref="BotocorePrecedence"/>, <see cref="PipPrecedence"/>.
/// </summary>
public sealed class PythonPackageClients : ClientFinder
{
    private static readonly string[] BundleNames = ["cacert.pem", "cacerts/cacerts.txt", "cacerts.txt", "vendored/requests/cacert.pem"];

    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (SoftwareEvidence package in context.SoftwareOf(SoftwareKinds.PythonPackage).Concat(context.SoftwareOf(SoftwareKinds.AwsSdk).Where(static s => !s.Name.Contains(':', StringComparison.Ordinal))))
        {
            string root = package.Root ?? package.Path;
            string name = package.Version is null ? package.Name : $"{package.Name} {package.Version}";
            TrustStoreEvidence? own = context.FirstStoreAt(BundleNames.Select(b => PlacePath.Below(root, b)));
            string brought = $"the bundle that {package.Name} brings";
            if ((own is null || TakesCertifi(package, root)) && CertifiOf(context, package, root) is { } certifi)
            {
                // It lies there and nobody reads it.
                if (own is not null)
                    context.Claim(own);
                (own, brought) = certifi;
            }
            if (Rules(package) is { } rules && StoreResolver.Resolve(context, rules, UpstreamVersion.Of(package.Version), static _ => null) is { Named: true } replaced)
            {
                if (own is not null)
                    context.Claim(own);
                yield return Client(name, context, package, root, replaced.Store, uncertainty: replaced.Uncertainty);
            }

            // boto 2 checks what it sends to S3 by Python's own store, see BotoPrecedence: both are judged.
            if (package.Name is "boto")
            {
                EffectiveStore? python = OpenSslStore.Find(context, openSslFolder: null);
                yield return Client(
                    name + " (S3 by Python's default store)", context, package, root, python is null ? null : python with { Reason = "connections to S3 are checked by Python's default store; " + python.Reason }, "python-default",
                    python is null ? "connections to S3 are checked by Python's default store, which is not in the target" : null);
            }

            // Without the setting (another shell, another service) the bundle of the package counts: both are judged.
            if (own is not null)
                yield return Client(name, context, package, root, context.Effective(brought, own), "own-bundle");
            else if (package.Requirement is { } range)
                yield return Client($"{package.Name} ({range})", context, package, root, null, "own-bundle", $"{package.Path} asks for {range}: which release is installed, and so which roots it brings, is not known");
            else if (package.Name is "botocore" && TakesCertifi(package, root) && context.SoftwareOf(SoftwareKinds.PythonPackage).Any(p => p.Name is "certifi" && string.Equals(p.Path, package.Path, StringComparison.Ordinal)))
                continue; // the certifi of the same list is judged
            else if (ExternalRequests.Concerns(package))
                yield return WithRequests(context, package, root, name);
            else if (BuiltIn(package) is not { } builtIn)
                continue;
            else if (package.Name is "requests" && builtIn.Uncertainty is not null && context.SoftwareOf(SoftwareKinds.PythonPackage).Any(p => p.Name is "certifi"))
                continue; // every certifi that was found is judged, whichever of them it imports
            else if (package.Name is "requests" && builtIn.Uncertainty is not null)
                yield return Client(name, context, package, root, null, "own-bundle", "since 2.16.0 it takes the bundle of certifi, which was not found");
            else
                yield return Client(name, context, package, root, builtIn.Store, "own-bundle", builtIn.Uncertainty);
        }
    }

    private static TlsClient Client(
        string name, ClientContext context, SoftwareEvidence package, string root, EffectiveStore? store, string? variant = null, string? uncertainty = null) =>
        Client(
            variant is null ? $"python-package:{root}" : $"python-package:{root}#{variant}", name, "python-package", root, PossibleProfiles.Of(PythonProfiles.OfPackage(context, package)), store, uncertainty);

    private static TlsClient WithRequests(ClientContext context, SoftwareEvidence package, string root, string name)
    {
        (EffectiveStore? store, string? uncertainty) = ExternalRequests.Find(context, package, root, BuiltIn(package)?.Store);
        return Client(name, context, package, root, store, "own-bundle", uncertainty);
    }

    // botocore since 1.11 (httpsession.py) imports certifi where it can; Debian's certifi names the system's bundle, though the package still has the file (certifi/core.py, DEBIAN_CA_CERTS_PATH).
    private static bool TakesCertifi(SoftwareEvidence package, string root) => package.Name switch
    {
        "botocore" => UpstreamVersion.Of(package.Version) is not { } version || UpstreamVersion.IsAtLeast(version, "1.11"),
        "certifi" => IsDebians(root),
        _ => false,
    };

    private static bool IsDebians(string root) => root.AsSpan(root.LastIndexOf('!') + 1).TrimStart('/').StartsWith("usr/lib/python3/dist-packages/", StringComparison.Ordinal);

    private static StorePrecedence? Rules(SoftwareEvidence package) => package.Name switch
    {
        "requests" => RequestsPrecedence.Rules,
        "botocore" or "boto3" or "awscli" => BotocorePrecedence.Rules,
        "pip" => PipPrecedence.Rules,
        _ => null,
    };

    // requests since 2.16.0 and botocore take certifi's bundle where certifi is installed beside them (requests/certs.py, botocore/httpsession.py);
    // Debian's certifi is patched to the system's bundle.
    private static (TrustStoreEvidence Store, string Reason)? CertifiOf(ClientContext context, SoftwareEvidence package, string root)
    {
        if (package.Name is not ("requests" or "botocore" or "certifi"))
            return null;
        string site = PlacePath.FolderOf(root);
        if (!IsDebians(root) && context.StoreAt(PlacePath.Below(site, "certifi/cacert.pem")) is { } beside)
            return (beside, "the bundle of certifi beside it");
        return site.EndsWith("/dist-packages", StringComparison.Ordinal) && SystemStores.FindBundle(context) is { } system
            ? (system, "Debian's packages take the system's bundle")
            : null;
    }

    // A package that is listed without its files (a lock file, a stripped image): the timeline knows what that release brought.
    private static (EffectiveStore Store, string? Uncertainty)? BuiltIn(SoftwareEvidence package)
    {
        string? store = package.Name switch { "certifi" => "certifi-python", "botocore" => "botocore", "boto" => "boto2", "requests" => "python-requests", "awscli" when package.Basis != SoftwareBasis.Installed => "aws-cli-v1", _ => null };
        return store is null || package.Version is null ? null : BuiltInRoots.Find(store, package.Version, $"{package.Name} {package.Version} brings");
    }
}
