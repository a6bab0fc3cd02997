using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients;

/// <summary>Programs that use OpenSSL with its default store: openssl itself, Ruby, PHP, Perl, and whatever calls set_default_paths.</summary>
public sealed class OpenSslClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (IGrouping<string?, SoftwareEvidence> group in context.SoftwareOf(SoftwareKinds.OpenSsl).GroupBy(s => s.Root, StringComparer.Ordinal))
        {
            SoftwareEvidence library = group.First();
            EffectiveStore? store = OpenSslStore.Find(context, library.Root);
            if (store is null && !context.IsWholeSystem)
                continue;
            string version = library.Version is null ? "" : " " + library.Version;
            yield return new TlsClient(
                "openssl:" + library.Path, $"OpenSSL{version} and programs on it (Ruby, PHP, Perl, ...)", "openssl", library.Path,
                ProfileOf.Version("openssl", library.Version), store);
        }
    }
}
