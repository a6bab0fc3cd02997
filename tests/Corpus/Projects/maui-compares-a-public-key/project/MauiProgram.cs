using System.Net.Security;

namespace Inspections;

public static class Transport
{
    // SubjectPublicKeyInfo of the authority, SHA-256.
    private const string PinnedPublicKey = "E7A86282EFCC1566FF7366F46AF2C4E683761024B60B8DD1BF3494831FF6C481";

    public static HttpMessageHandler Handler() => new SocketsHttpHandler
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, _, chain, errors) =>
                errors == SslPolicyErrors.None
                && chain!.ChainElements.Any(e => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(e.Certificate.PublicKey.ExportSubjectPublicKeyInfo())) == PinnedPublicKey),
        },
    };

    public static readonly Uri Photos = new("https://inspection-photos.s3.amazonaws.com/");
}
