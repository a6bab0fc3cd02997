using TrustShift.Assessment.Clients.Libraries;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Python;

/// <summary>
/// Python's own ssl module (urllib, http.client, asyncio): <c>SSLContext.load_default_certs</c> takes OpenSSL's default paths
/// (Lib/ssl.py, Modules/_ssl.c).
/// </summary>
public sealed class PythonClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (SoftwareEvidence python in context.SoftwareOf(SoftwareKinds.Python))
        {
            string? openSslFolder = context.SoftwareOf(SoftwareKinds.OpenSsl).Select(s => s.Root).Distinct(StringComparer.Ordinal).Count() == 1
                ? context.SoftwareOf(SoftwareKinds.OpenSsl).First().Root
                : null;
            EffectiveStore? store = OpenSslStore.Find(context, openSslFolder);
            string root = python.Root ?? python.Path;
            yield return Client("python:" + root, $"Python {python.Version} (ssl, urllib)", "python", root, PossibleProfiles.Of(PythonProfiles.OfSsl(context, python.Version, root)), store,
                store is null && !context.IsWholeSystem ? "its ssl module takes the default paths of its OpenSSL, which lie on the system on which it runs" : null);
        }
    }
}
