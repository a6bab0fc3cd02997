using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// Java runtimes with their default store: <c>lib/security/jssecacerts</c> when it exists, else <c>lib/security/cacerts</c>
/// (JSSE Reference Guide, "TrustManagerFactory"; sun.security.ssl.TrustStoreManager). The system property javax.net.ssl.trustStore replaces both.
/// </summary>
public sealed class JavaClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (SoftwareEvidence java in context.SoftwareOf(SoftwareKinds.Java))
        {
            string home = java.Root ?? java.Path;
            string name = java.Version is null ? $"Java ({java.Name})" : $"Java {java.Version} ({java.Name})";
            (EffectiveStore? store, string? uncertainty) = StoreOf(context, home);
            yield return Client("java:" + home, name, "java", home, PossibleProfiles.Of(Names(java)), store, uncertainty);
        }
    }

    /// <summary>The names of the profiles of a JDK of which nothing is known.</summary>
    internal static readonly string[] AnyVersion = ["java", "java@17.0.15", "java@8"];

    private static string[] Names(SoftwareEvidence java)
    {
        string dist = java.Name is "Eclipse Adoptium" ? "+dist=temurin" : "";
        return UpstreamVersion.OfJava(java.Version) is { } version ? [$"java@{version}{dist}"] : AnyVersion;
    }

    private static (EffectiveStore? Store, string? Uncertainty) StoreOf(ClientContext context, string home)
    {
        // Unless it is one program that is looked at, whose command line a property stands on is not known: NamedStoreClients judges it.
        if (context.Process is null || JavaOptions.TrustStore(context) is not { } named)
            return (DefaultStore(context, home), null);
        return context.StoreAt(named.Path) is { } store
            ? (context.Effective($"javax.net.ssl.trustStore ({named.Setting.Place}) names {named.Path}: it replaces cacerts and jssecacerts", store), null)
            : (null, $"javax.net.ssl.trustStore ({named.Setting.Place}) names {named.Path}, which was not found or holds nothing that could be read");
    }

    private static EffectiveStore? DefaultStore(ClientContext context, string home)
    {
        // A JDK 8 keeps its runtime in jre/.
        string[] folders = [home + "/lib/security", home + "/jre/lib/security"];
        if (context.FirstStoreAt(folders.Select(f => f + "/jssecacerts")) is { } jsse)
            return context.Effective("jssecacerts exists, and Java prefers it to cacerts", jsse);
        return context.FirstStoreAt(folders.Select(f => f + "/cacerts")) is { } cacerts
            ? context.Effective("the runtime's cacerts; no jssecacerts beside it", cacerts)
            : null;
    }
}
