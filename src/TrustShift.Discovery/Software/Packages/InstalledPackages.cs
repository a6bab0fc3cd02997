using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Packages;

/// <summary>
/// The packages of one root file system that matter for trust: evidence of their own, and the origin of the files that were found (a file name says
/// "libssl.so.3" where the package says "3.0.19-1~deb12u1").
/// </summary>
public sealed class InstalledPackages
{
    private readonly List<(SoftwareEvidence Evidence, TrustPackage Row)> _packages = [];

    private InstalledPackages(IEnumerable<PackageListing> listings, SoftwareEvidence? system)
    {
        var gaps = ImmutableArray.CreateBuilder<Gap>();
        PackageListing? rpm = null;
        foreach (PackageListing listing in listings)
        {
            gaps.AddRange(listing.Gaps);
            List<(SoftwareEvidence, TrustPackage)> relevant = [.. Relevant(listing, system)];
            bool isRpm = listing.Format.StartsWith("rpm", StringComparison.Ordinal);
            if (isRpm && rpm is not null)
            {
                if (!Same(rpm, listing))
                {
                    gaps.Add(new Gap(
                        listing.Path, $"a second database of rpm packages beside {rpm.Path}, with other versions of what matters for trust: which of them rpm uses stands in its macros (_dbpath, _db_backend)",
                        "remove the one that is not used"));
                }

                continue;
            }

            if (isRpm && !listing.Packages.IsEmpty)
                rpm = listing;
            _packages.AddRange(relevant);
        }

        Gaps = gaps.DrainToImmutable();
    }

    /// <summary>What could not be read of the databases.</summary>
    public ImmutableArray<Gap> Gaps { get; }

    /// <summary>The packages themselves.</summary>
    public IEnumerable<SoftwareEvidence> Evidence => _packages.Select(p => p.Evidence);

    /// <summary>Reads the databases of a root file system.</summary>
    /// <param name="root">Path of the root in the target: "/" for this host, "" for a folder that is one.</param>
    /// <param name="files">The files of the target.</param>
    /// <param name="software">What was found; the operating system among it names the distribution.</param>
    public static InstalledPackages Read(string root, TargetFiles files, IEnumerable<SoftwareEvidence> software)
    {
        SoftwareEvidence? system = software
            .Where(s => string.Equals(s.Kind, SoftwareKinds.OperatingSystem, StringComparison.Ordinal)
                && (s.Path.StartsWith(root + "etc/", StringComparison.Ordinal) || s.Path.StartsWith(root + "usr/lib/", StringComparison.Ordinal)))
            .OrderBy(s => s.Path, StringComparer.Ordinal)
            .FirstOrDefault();
        return new InstalledPackages(PackageDatabases.Read(root, files), system);
    }

    /// <summary>The evidence with the package that brought it, and with that package's version where its own files state none.</summary>
    public SoftwareEvidence Complete(SoftwareEvidence software)
    {
        // What lies in /usr/local or /opt is no package's.
        string path = software.Path.TrimStart('/');
        bool isSystem = !path.StartsWith("usr/local/", StringComparison.Ordinal)
            && (path.StartsWith("usr/", StringComparison.Ordinal) || path.StartsWith("lib", StringComparison.Ordinal) || path.StartsWith("bin/", StringComparison.Ordinal));
        if (!isSystem || PackageOf(software, path[(path.LastIndexOf('/') + 1)..]) is not { } package)
            return software;
        // The name of a library's file says "3" or "1.0.0" where the package says "3.0.19-1" or "1.0.1t-1"; runtimes and Python packages state their own version.
        string? known = software.Version;
        string upstream = Upstream(package.Version);
        string version = software.Kind switch
        {
            SoftwareKinds.PythonPackage or SoftwareKinds.AwsSdk => known ?? upstream,
            // The folder's name says "3.11".
            SoftwareKinds.Python => known is null || upstream.StartsWith(known + ".", StringComparison.Ordinal) ? upstream : known,
            _ => known is not null && known.Count(c => c == '.') > 1 && upstream.StartsWith(known, StringComparison.Ordinal) ? known : package.Version,
        };
        return software with { Package = package, Version = version };
    }

    /// <summary>A version without epoch and revision: "2.39.5" of "1:2.39.5-0+deb12u3".</summary>
    internal static string Upstream(string version)
    {
        int start = version.IndexOf(':', StringComparison.Ordinal) + 1;
        int end = version.LastIndexOf('-');
        return end > start ? version[start..end] : version[start..];
    }

    private PackageEvidence? PackageOf(SoftwareEvidence software, string file)
    {
        IEnumerable<PackageEvidence> ofKind = _packages.Where(p => string.Equals(p.Row.Kind, software.Kind, StringComparison.Ordinal)).OrderBy(p => TrustPackages.All.IndexOf(p.Row)).Select(p => p.Evidence.Package!);
        return software.Kind switch
        {
            SoftwareKinds.OpenSsl => OpenSslOf(file["libssl.so.".Length..], [.. ofKind]),
            SoftwareKinds.GnuTls => ofKind.FirstOrDefault(p => !p.Name.StartsWith("lib", StringComparison.Ordinal) || p.Name.Contains(file["libgnutls.so.".Length..].Split('.')[0], StringComparison.Ordinal)),
            SoftwareKinds.Curl or SoftwareKinds.CurlGnuTls when !file.Contains(".so", StringComparison.Ordinal) => Product("curl").FirstOrDefault(),
            SoftwareKinds.Curl or SoftwareKinds.CurlGnuTls => ofKind.FirstOrDefault(p => p.Name.StartsWith("lib", StringComparison.Ordinal)),
            SoftwareKinds.Wget or SoftwareKinds.Git or SoftwareKinds.Apt => ofKind.FirstOrDefault(p => string.Equals(p.Name, file, StringComparison.Ordinal)) ?? ofKind.FirstOrDefault(),
            SoftwareKinds.NodeSystem => Product("Node.js").FirstOrDefault(p => p.Name.StartsWith("nodejs", StringComparison.Ordinal)),
            SoftwareKinds.PythonPackage or SoftwareKinds.AwsSdk => Product(software.Name).FirstOrDefault(),
            SoftwareKinds.Python => software.Root is { } root ? PythonOf(root[(root.LastIndexOf('/') + 1)..], ofKind) : null,
            _ => null,
        };
    }

    private IEnumerable<PackageEvidence> Product(string product) =>
        _packages.Where(p => string.Equals(p.Row.Product, product, StringComparison.Ordinal)).Select(p => p.Evidence.Package!);

    // "/usr/lib/python3.11" is of a package of 3.11, best of one that has that in its name: others only lead to it.
    private static PackageEvidence? PythonOf(string folder, IEnumerable<PackageEvidence> packages)
    {
        if (!folder.StartsWith("python", StringComparison.Ordinal))
            return null;
        string line = folder["python".Length..];
        return packages
            .Where(p => (Upstream(p.Version) + ".").StartsWith(line + ".", StringComparison.Ordinal))
            .OrderBy(p => p.Name.Contains(line, StringComparison.Ordinal) ? 0 : 1)
            .FirstOrDefault();
    }

    // Several lie side by side: the name of the file says which line it is of. Sonames: 3 and 1.1 of OpenSSL itself, 10 (1.0), 7 and 6 (0.9.8, 0.9.7) of RHEL, 1.0.0 and 1.0.2 of Debian.
    private static PackageEvidence? OpenSslOf(string version, ImmutableArray<PackageEvidence> packages)
    {
        string line = version switch
        {
            "10" => "1.0.",
            "6" or "7" or "8" => "0.9.",
            _ when version.Count(c => c == '.') > 1 && !version.StartsWith("1.0.0", StringComparison.Ordinal) => version,
            _ when version.StartsWith("1.0.", StringComparison.Ordinal) => "1.0.",
            _ => version + ".",
        };
        return packages.FirstOrDefault(p => Upstream(p.Version).StartsWith(line, StringComparison.Ordinal));
    }

    private static IEnumerable<(SoftwareEvidence, TrustPackage)> Relevant(PackageListing listing, SoftwareEvidence? system)
    {
        foreach (InstalledPackage package in listing.Packages)
        {
            if (TrustPackages.Find(package.Name) is not { } row)
                continue;
            yield return (new SoftwareEvidence(listing.Path, SoftwareKinds.Package, package.Name, package.Version)
            {
                Package = new PackageEvidence(package.Name, package.Version, listing.Format)
                {
                    Architecture = package.Architecture,
                    Source = package.Source,
                    Vendor = package.Vendor,
                    Product = row.Product,
                    TlsLibrary = package.TlsLibrary,
                    Distribution = system?.Name,
                    DistributionVersion = system?.Version,
                    DistributionLike = system?.Like,
                },
            }, row);
        }
    }

    private static bool Same(PackageListing one, PackageListing other) => Relevant(one, null).Select(p => Key(p.Item1)).ToHashSet().SetEquals(Relevant(other, null).Select(p => Key(p.Item1)));

    private static (string Name, string? Version) Key(SoftwareEvidence evidence) => (evidence.Name, evidence.Version);
}
