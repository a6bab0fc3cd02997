using System.Collections.Frozen;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Software.Manifests;

/// <summary>
/// Packages of each ecosystem that bring roots, choose the store or the library that verifies, or are an AWS SDK: of all that a manifest lists only these are evidence of trust.
/// </summary>
internal static class RootPackages
{
    // Each name as its registry has it, after the ecosystem's name in package URLs (github.com/package-url).
    private static readonly FrozenSet<string> s_roots = FrozenSet.ToFrozenSet(
    [
        "gem:certifi", "gem:aws-sdk", "gem:aws-sdk-core", "gem:aws-sdk-v1", "gem:excon", "gem:stripe",
        "composer:guzzle/guzzle", "composer:guzzlehttp/guzzle", "composer:composer/ca-bundle", "composer:amazonwebservices/aws-sdk-for-php",
        "cargo:webpki-roots", "cargo:webpki-root-certs", "cargo:rustls-native-certs", "cargo:rustls-platform-verifier", "cargo:native-tls", "cargo:openssl",
        "npm:ssl-root-cas", "npm:certifi", "npm:syswide-cas", "npm:@small-tech/syswide-cas", "npm:win-ca", "npm:mac-ca", "npm:@roamhq/mac-ca", "npm:linux-ca", "npm:system-ca",
        "npm:@vscode/windows-ca-certs", "npm:vscode-windows-ca-certs", "npm:aws-crt", "npm:electron",
        "maven:org.conscrypt:conscrypt-openjdk", "maven:org.conscrypt:conscrypt-openjdk-uber", "maven:org.conscrypt:conscrypt-android",
        "maven:org.bouncycastle:bctls-jdk15on", "maven:org.bouncycastle:bctls-jdk15to18", "maven:org.bouncycastle:bctls-jdk18on", "maven:org.bouncycastle:bctls-fips",
        "maven:software.amazon.awssdk.crt:aws-crt",
        "golang:golang.org/x/crypto/x509roots/fallback", "golang:github.com/breml/rootcerts", "golang:github.com/certifi/gocertifi",
        "hex:castore", "hex:certifi", "hex:hackney",
        "cpan:Mozilla::CA",
    ], StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_sdks = FrozenSet.ToFrozenSet(
    [
        "gem:aws-sdk", "gem:aws-sdk-core", "gem:aws-sdk-v1", "gem:aws-sdk-s3", "gem:fog-aws",
        "composer:aws/aws-sdk-php", "composer:amazonwebservices/aws-sdk-for-php",
        "npm:aws-sdk", "npm:@aws-sdk/client-s3", "npm:@aws-sdk/client-cloudfront",
        "maven:com.amazonaws:aws-java-sdk", "maven:com.amazonaws:aws-java-sdk-core", "maven:com.amazonaws:aws-java-sdk-s3", "maven:com.amazonaws:aws-java-sdk-bundle",
        "maven:software.amazon.awssdk:s3", "maven:software.amazon.awssdk:sdk-core", "maven:software.amazon.awssdk:bundle", "maven:software.amazon.awssdk:aws-crt-client",
        "maven:software.amazon.awssdk:apache-client", "maven:software.amazon.awssdk:url-connection-client", "maven:software.amazon.awssdk:netty-nio-client",
        "golang:github.com/aws/aws-sdk-go", "golang:github.com/aws/aws-sdk-go-v2", "golang:github.com/aws/aws-sdk-go-v2/service/s3",
        "cargo:aws-sdk-s3", "cargo:aws-config", "cargo:rusoto_core", "cargo:rusoto_s3",
        "nuget:AWSSDK.Core", "nuget:AWSSDK.S3", "nuget:AWSSDK.CloudFront", "nuget:AWSSDK",
        "hex:ex_aws", "hex:ex_aws_s3", "hex:aws", "hex:erlcloud",
        "cpan:Paws", "cpan:Net::Amazon::S3",
    ], StringComparer.Ordinal);

    /// <summary>The evidence of one package of Python; none where it has nothing to do with trust.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="name">The name as written.</param>
    /// <param name="version">The exact version; null where only a range is asked for.</param>
    /// <param name="requirement">The range as written; null where the version is exact.</param>
    public static IEnumerable<SoftwareEvidence> OfPython(string path, string name, string? version, string? requirement)
    {
        // PEP 503: names compare without case, and dashes, dots and underscores are one.
        string known = name.ToLowerInvariant().Replace('_', '-').Replace('.', '-');
        if (known is "certifi" or "requests" or "botocore")
            yield return Listed(path, SoftwareKinds.PythonPackage, known, version, requirement);
        if (known is "botocore" or "boto3" or "boto" or "awscli")
            yield return Listed(path, SoftwareKinds.AwsSdk, known, version, requirement);
        if (ServiceModules.Knows("pypi:" + known))
            yield return Listed(path, SoftwareKinds.AwsSdk, "pypi:" + known, version, requirement);
    }

    /// <summary>Whether a package of another ecosystem is evidence.</summary>
    public static bool Knows(string ecosystem, string name) => $"{ecosystem}:{name}" is var full && (s_roots.Contains(full) || s_sdks.Contains(full) || ServiceModules.Knows(full));

    /// <summary>The evidence of one package of another ecosystem that a manifest or a lock file names.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ecosystem">"npm", "gem", "composer", "cargo", "maven", "golang", "nuget", "hex", "cpan".</param>
    /// <param name="name">The name as its registry has it.</param>
    /// <param name="version">The exact version; null where only a range is asked for.</param>
    /// <param name="requirement">The range as written; null where the version is exact.</param>
    public static IEnumerable<SoftwareEvidence> Of(string path, string ecosystem, string name, string? version, string? requirement = null)
    {
        string full = $"{ecosystem}:{name}";
        if (version is not null && version.Length > 100)
            yield break;
        if (s_roots.Contains(full))
            yield return Listed(path, SoftwareKinds.RootPackage, full, version, requirement);
        if (s_sdks.Contains(full) || ServiceModules.Knows(full))
            yield return Listed(path, SoftwareKinds.AwsSdk, full, version, requirement);
    }

    /// <summary>The same of one that lies in the target, or is compiled into a program there.</summary>
    /// <param name="path">The file that shows it.</param>
    /// <param name="ecosystem">As above.</param>
    /// <param name="name">As above.</param>
    /// <param name="version">The version; null when its files do not state it.</param>
    /// <param name="root">Its folder, or the program's path with its name.</param>
    /// <param name="basis">Installed or embedded.</param>
    public static IEnumerable<SoftwareEvidence> Present(string path, string ecosystem, string name, string? version, string root, SoftwareBasis basis = SoftwareBasis.Installed) =>
        Of(path, ecosystem, name, version).Select(package => package with { Root = root, Basis = basis, Requirement = null });

    // Many packages stand in one file: each has a place of its own.
    private static SoftwareEvidence Listed(string path, string kind, string name, string? version, string? requirement) => new(path, kind, name, version, $"{path}!{name}")
    {
        Basis = version is null ? SoftwareBasis.Declared : SoftwareBasis.Locked,
        Requirement = version is null ? requirement ?? "any version" : null,
    };
}
