using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>Clients of boto3, botocore, aioboto3 and aiobotocore, and of what is built on them: s3fs, fsspec, PyArrow, django-storages; and of MinIO (boto3, Session reference; s3fs.readthedocs.io; arrow.apache.org; django-storages.readthedocs.io).</summary>
public sealed partial class PythonClients : SdkClients
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["'s3", "\"s3", "S3FileSystem", "Minio(", "S3Store", "backends.s3"];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Extensions => [".py", ".pyw", ".ipynb"];

    /// <inheritdoc/>
    protected override Regex Calls => Call();

    [GeneratedRegex(
        @"(?<made>client|resource)(?=\s*\(\s*(service_name\s*=\s*)?\\?[""'](?<service>s3(control|outposts|tables|vectors)?)\\?[""'])|\bS3FileSystem(?=\s*\()|\b(filesystem|get_filesystem_class)(?=\s*\(\s*[""']s3a?[""'])|\bS3Store(?=\s*\()|(?<inside>[""']?\bBACKEND[""']?\s*[:=]\s*[""'][\w.]{0,60}\bs3(boto3?)?\.\w{0,30}[""'])|(?<other>\bMinio(?=\s*\())",
        RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Call();
}
