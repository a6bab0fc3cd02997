using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>Clients of the AWS SDK for Ruby, fog, Paperclip, CarrierWave, Shrine and Active Storage (docs.aws.amazon.com/sdk-for-ruby; github.com/fog/fog-aws; github.com/thoughtbot/paperclip).</summary>
public sealed partial class RubyClients : SdkClients
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["::S3", "'AWS'", "\"AWS\"", ":s3", "Fog::Storage", "'S3'", "\"S3\"", "storage :"];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Extensions => [".rb", ".rake", "Rakefile", ".ru", ".erb"];

    /// <inheritdoc/>
    protected override Regex Calls => Call();

    /// <inheritdoc/>
    protected override Regex SharedSettings => Shared();

    [GeneratedRegex(@"\bA(ws|WS)\.config(\.update(?=\s*\()|(?=\[:region\]))", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Shared();

    [GeneratedRegex(
        @"\bA(ws|WS)::S3(::(Client|Resource|Presigner|Encryption::Client|EncryptionV2::Client|Object|Bucket))?\.new\b|\bFog::Storage(::AWS)?\.new\b(?=[^\n]{0,200}(AWS|aws))|(?<inside>(fog_provider|:?provider['""]?)\s*(=>|:)\s*['""]AWS['""])|(?<inside>:?storage\s*(=>|:)\s*:s3\b)|(?<inside>:?service\s*(=>|:)\s*['""]S3['""])|\bShrine::Storage::S3\.new\b|\bstorage\s+:(fog|aws)\b(?=)",
        RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Call();
}
