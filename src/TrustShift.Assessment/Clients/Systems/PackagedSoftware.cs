using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Systems;

/// <summary>
/// The software of a target that only lists its packages (a copied database, an image without its files): each program and library with TLS that is installed, on the library that its own
/// package requires, at the place of the list. Where any program was found by its files, those count: a stripped image has no others.
/// </summary>
internal static class PackagedSoftware
{
    /// <summary>The software of the list; empty where programs were found by their files, and on this host.</summary>
    public static ImmutableArray<SoftwareEvidence> Of(EvidenceSet evidence)
    {
        if (evidence.Target.Kind is "host" || evidence.Software.Any(IsByFile))
            return [];
        ILookup<string?, SoftwareEvidence> byProduct = evidence.Software.Where(s => s.Package is not null).ToLookup(s => s.Package!.Product, StringComparer.Ordinal);
        SoftwareEvidence? libcurl = byProduct["libcurl"].FirstOrDefault(s => !s.Name.Contains("gnutls", StringComparison.Ordinal));
        var found = ImmutableArray.CreateBuilder<SoftwareEvidence>();
        found.AddRange(Libraries(byProduct["OpenSSL"]).Select(s => Software(s, SoftwareKinds.OpenSsl, "OpenSSL", null)));
        found.AddRange(byProduct["GnuTLS"].Take(1).Select(s => Software(s, SoftwareKinds.GnuTls, "GnuTLS", null)));
        foreach (SoftwareEvidence package in ((string[])["curl", "wget", "git", "apt"]).SelectMany(product => byProduct[product].Take(1)))
        {
            // A program on libcurl has the library of libcurl.
            string? library = package.Package!.TlsLibrary switch { "curl" => libcurl?.Package!.TlsLibrary, "curl-GnuTLS" => "GnuTLS", var own => own };
            string kind = package.Package.Product switch
            {
                "curl" => library is "GnuTLS" ? SoftwareKinds.CurlGnuTls : SoftwareKinds.Curl,
                "wget" => SoftwareKinds.Wget,
                "git" => SoftwareKinds.Git,
                _ => SoftwareKinds.Apt,
            };
            found.Add(Software(package, kind, package.Package.Product!, library));
        }

        found.AddRange(byProduct["Python"].DistinctBy(s => UpstreamVersion.Of(s.Version), StringComparer.Ordinal).Select(s => Software(s, SoftwareKinds.Python, "Python", null)));
        found.AddRange(byProduct["Java"].DistinctBy(s => UpstreamVersion.OfJava(s.Version), StringComparer.Ordinal).Select(s => Software(s, SoftwareKinds.Java, "by its package", null) with { Version = UpstreamVersion.Of(s.Version) }));
        found.AddRange(byProduct[".NET"].DistinctBy(s => UpstreamVersion.Of(s.Version), StringComparer.Ordinal).Select(s => Software(s, SoftwareKinds.DotNet, ".NET", null)));
        return found.DrainToImmutable();
    }

    private static bool IsByFile(SoftwareEvidence software) =>
        software is { Basis: SoftwareBasis.Installed, Kind: not (SoftwareKinds.Package or SoftwareKinds.OperatingSystem or SoftwareKinds.SourceCheckout or SoftwareKinds.Module) };

    private static SoftwareEvidence Software(SoftwareEvidence package, string kind, string name, string? library) =>
        package with { Path = $"{package.Path}#{package.Name}", Kind = kind, Name = library is null ? name : $"{name} ({library})" };

    // Every line of the library that is installed; where it is no package of its own (RHEL 5 and 6), the tool's.
    private static IEnumerable<SoftwareEvidence> Libraries(IEnumerable<SoftwareEvidence> packages)
    {
        SoftwareEvidence[] libraries = [.. packages.Where(p => p.Name.Contains("lib", StringComparison.Ordinal) || p.Name.StartsWith("compat", StringComparison.Ordinal))];
        return libraries.Length > 0 ? libraries : packages.Take(1);
    }
}
