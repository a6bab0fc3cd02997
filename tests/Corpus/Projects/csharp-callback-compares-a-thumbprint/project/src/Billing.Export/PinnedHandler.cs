using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Billing.Export;

public static class PinnedHandler
{
    // Amazon Root CA 1 as cross-signed by Starfield Services G2.
    private const string Thumbprint = "06B25927C42A721631C1EFD9431E648FA62E1E39";

    public static HttpClient Create() => new(new HttpClientHandler
    {
        ServerCertificateCustomValidationCallback = (_, _, chain, errors) =>
            errors == SslPolicyErrors.None && chain!.ChainElements.Any(e => e.Certificate.Thumbprint == Thumbprint),
    })
    {
        BaseAddress = new Uri("https://billing-export.s3.eu-west-2.amazonaws.com/"),
    };
}
