using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Assessment.Precedence;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Libraries;

/// <summary>
/// Programs on GnuTLS: wget and apt of Debian, programs on libcurl-gnutls, and others. The library knows no environment variable: it uses the bundle that was set when it
/// was built (Debian: /etc/ssl/certs/ca-certificates.crt) or p11-kit's trust module, whose extraction is the system's bundle.
/// </summary>
public sealed class GnuTlsClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        SoftwareEvidence[] libraries = [.. context.SoftwareOf(SoftwareKinds.GnuTls).DistinctBy(static s => UpstreamVersion.Of(s.Version), StringComparer.Ordinal)];
        var programs = context.SoftwareOf(SoftwareKinds.Wget).Concat(context.SoftwareOf(SoftwareKinds.Apt)).Where(s => LibraryIn(s) is null or "GnuTLS")
            .Concat(context.SoftwareOf(SoftwareKinds.CurlGnuTls)).ToList();
        if (libraries.Length == 0 && programs.Count == 0)
            yield break;
        EffectiveStore? system = SystemStore(context);
        if (system is null)
            yield break;

        foreach (SoftwareEvidence library in libraries)
        {
            string version = library.Version is null ? "" : " " + library.Version;
            yield return Client(
                "gnutls:" + library.Path, $"GnuTLS{version} and programs on it", "gnutls", library.Path, PossibleProfiles.Of("gnutls" + (UpstreamVersion.Of(library.Version) is { } known ? "@" + known : "")), system);
        }

        foreach (SoftwareEvidence program in programs)
        {
            string version = program.Version is null ? "" : " " + program.Version;
            yield return Client(
                $"{program.Kind}:{program.Path}", program.Name + version, program.Kind, program.Path, PossibleProfiles.Of(ProgramNames(context, program)), ProgramStore(context, program, system));
        }
    }

    /// <summary>GnuTLS's system trust; null when the target is no system and holds none.</summary>
    internal static EffectiveStore? SystemStore(ClientContext context)
    {
        if (SystemStores.Either(context, SystemStores.BuiltInBundles(context)) is { } found)
            return context.Effective("GnuTLS's system trust is this bundle", found.Store) with { Rules = [GnuTlsPrecedence.Rules[GnuTlsPrecedence.System]], Uncertainty = found.Uncertainty };
        return SystemStores.Missing(context, "no bundle of the system exists, so nothing is trusted");
    }

    /// <summary>The names of the profiles of a program on GnuTLS, by its version and that of the library.</summary>
    internal static IEnumerable<string> Names(ClientContext context, string family, SoftwareEvidence program)
    {
        string version = UpstreamVersion.Of(program.Version) is { } known ? "@" + known : "";
        string[] libraries = [.. LibraryVersions.GnuTls(context, program.Path)];
        return libraries.Length == 0 ? [family + version, $"{family}{version}+gnutls=3.7.1"] : libraries.Select(library => $"{family}{version}+gnutls={library}");
    }

    private static IEnumerable<string> ProgramNames(ClientContext context, SoftwareEvidence program) => program.Kind switch
    {
        // A wget whose library could not be told is of either.
        SoftwareKinds.Wget when LibraryIn(program) is null => Names(context, "wget", program).Concat(WgetClients.Names(context, program)),
        SoftwareKinds.Wget => Names(context, "wget", program),
        SoftwareKinds.CurlGnuTls => Names(context, "libcurl-gnutls", program),
        // apt's method asks for no purpose (methods/connect.cc, gnutls_session_set_verify_cert), the library's own tool does: the stricter.
        _ => LibraryVersions.GnuTls(context, program.Path) is { IsEmpty: false } libraries ? libraries.Select(static library => "gnutls@" + library) : ["gnutls", "gnutls@3.7.1"],
    };

    private static EffectiveStore ProgramStore(ClientContext context, SoftwareEvidence program, EffectiveStore system) =>
        string.Equals(program.Kind, SoftwareKinds.Wget, StringComparison.Ordinal) ? WgetClients.StoreOf(context, system)! : system;
}
