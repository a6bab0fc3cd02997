using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Clients;

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
                ProfileOf(library.Version), store);
        }
    }

    /// <summary>The profile of a version; unknown versions take the one of today's releases.</summary>
    internal static ClientProfile ProfileOf(string? version) => ClientProfiles.Get(version switch
    {
        null => "openssl",
        _ when version.StartsWith("0.", StringComparison.Ordinal) || version.StartsWith("1.0.0", StringComparison.Ordinal) || version.StartsWith("1.0.1", StringComparison.Ordinal) => "openssl@1.0.1",
        _ when version.StartsWith("1.0.2", StringComparison.Ordinal) => "openssl@1.0.2",
        _ => "openssl",
    });
}
