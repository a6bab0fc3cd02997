using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Assessment.Precedence;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Java;

/// <summary>
/// Java runtimes, by <see cref="JavaPrecedence"/>. Unless it is one program that is looked at, whose command line a property stands on is not known: <see cref="NamedStoreClients"/> judges it.
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
            StoreDecision decision = StoreResolver.Resolve(context, JavaPrecedence.Rules, UpstreamVersion.OfJava(java.Version), rule => Default(context, home, rule));
            (EffectiveStore? store, string? uncertainty) = (decision.Store, decision.Uncertainty ?? Password(context, decision));
            // In a whole system a file that is missing is missing: Java trusts nothing then.
            if (!decision.Named && store is null && uncertainty is null && !context.IsWholeSystem && JavaRoots.Find(java, home) is var (byRelease, doubt))
                (store, uncertainty) = (byRelease, doubt);
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

    // Measured with 17 and 25: of a PKCS#12 store the certificates are encrypted, as keytool and OpenSSL make it, and without a password the trust store is empty.
    private static string? Password(ClientContext context, StoreDecision decision) =>
        decision is { Named: true, Store: { Format: "pkcs12" } store } && !JavaOptions.HasPassword(context)
            ? $"no javax.net.ssl.trustStorePassword was found for {store.Path}: without one Java trusts nothing of it that is encrypted"
            : null;

    private static DefaultPart? Default(ClientContext context, string home, PrecedenceRule rule)
    {
        // A JDK 8 keeps its runtime in jre/.
        string[] folders = [home + "/lib/security", home + "/jre/lib/security"];
        return rule.Id switch
        {
            JavaPrecedence.JsseCacerts => DefaultPart.Of("jssecacerts exists, and Java prefers it to cacerts", context.FirstStoreAt(folders.Select(static f => f + "/jssecacerts"))),
            JavaPrecedence.Cacerts => DefaultPart.Of("the runtime's cacerts; no jssecacerts beside it", context.FirstStoreAt(folders.Select(static f => f + "/cacerts"))),
            _ => null,
        };
    }
}
