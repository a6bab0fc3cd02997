using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>
/// The AWS CLI of version 2, which brings its own Python and botocore's bundle: <c>aws-cli/v2/2.15.0/dist/awscli/botocore/cacert.pem</c> (docs.aws.amazon.com/cli, "Installing to the latest version").
/// </summary>
public sealed class AwsCommandLine : SoftwareSource
{
    private const string Bundle = "dist/awscli/botocore/cacert.pem";

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "cacert.pem" && path.EndsWith(Bundle, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string folder = FolderOf(path, 4);
        string name = folder[(folder.LastIndexOf('/') + 1)..];
        // The unpacked installer has aws/dist without a version in its path.
        string? version = VersionText.At(name) is { Length: > 0 } text && text.Length == name.Length ? name : null;
        yield return new SoftwareEvidence(path, SoftwareKinds.AwsSdk, "awscli", version, FolderOf(path));
    }
}
