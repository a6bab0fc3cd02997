using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>Clients of the AWS SDKs for Java, version 1 (<c>AmazonS3ClientBuilder</c>) and 2 (<c>S3Client.builder()</c>), for Kotlin (<c>S3Client { }</c>), and of MinIO (docs.aws.amazon.com/sdk-for-java, sdk-for-kotlin).</summary>
public sealed partial class JavaClients : SdkClients
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["AmazonS3", "S3Client", "S3AsyncClient", "S3CrtAsyncClient", "S3Presigner", "S3TransferManager", "S3ControlClient", "Minio"];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Extensions => [".java", ".kt", ".kts", ".scala", ".groovy", ".clj"];

    /// <inheritdoc/>
    protected override Regex Calls => Call();

    [GeneratedRegex(
        @"\bAmazonS3(Client|EncryptionClient|EncryptionClientV2)?Builder\s*\.\s*(standard|defaultClient)|\bnew\s+AmazonS3(Encryption)?Client\b|(?<![.\w])(S3Client|S3AsyncClient|S3CrtAsyncClient|S3Presigner|S3ControlClient|S3TransferManager)\s*\.\s*(builder|create|crtBuilder|crtCreate|fromEnvironment)(?=\s*[({])|(?<![.\w]|class\s{1,4}|new\s{1,4})S3Client(?=\s*\{\s*(region|endpointUrl|credentialsProvider|\}))|(?<other>\bMinio(Async)?Client\s*\.\s*builder|\bnew\s+MinioClient\b)",
        RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Call();
}
