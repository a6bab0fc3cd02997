using System.Collections.Immutable;
using TrustShift.Assessment.Clients.Images;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Assessment.Clients.Python;

/// <summary>
/// The profiles of Python and of the packages that speak TLS through it: by Python's own version, by urllib3's, and by the OpenSSL that Python links.
/// </summary>
internal static class PythonProfiles
{
    // 3.13 made verification strict (gh-107361), 3.10 needs OpenSSL 1.1.1 (PEP 644): one of each side.
    private static readonly ImmutableArray<string> Lines = ["3.13", "3.9", "2.7.18"];

    /// <summary>Python's own ssl module, where neither the version nor OpenSSL need be known.</summary>
    public static IEnumerable<string> OfRelease(string? version) =>
        from python in UpstreamVersion.Of(version) is { } known ? [known] : Lines
        from openSsl in LibraryVersions.OpenSslFrom(OldestOpenSsl(python))
        select $"python@{python}+openssl={openSsl}";

    /// <summary>Python's own ssl module.</summary>
    public static IEnumerable<string> OfSsl(ClientContext context, string? version, string place) =>
        from python in UpstreamVersion.Of(version) is { } known ? [known] : Lines
        from openSsl in LibraryVersions.OpenSsl(context, place, OldestOpenSsl(python))
        select $"python@{python}+openssl={openSsl}";

    /// <summary>A package.</summary>
    public static IEnumerable<string> OfPackage(ClientContext context, SoftwareEvidence package)
    {
        string root = package.Root ?? package.Path;
        string version = UpstreamVersion.Of(package.Version) ?? "";
        foreach (string python in PythonsOf(context, package, root))
        {
            foreach (string openSsl in LibraryVersions.OpenSsl(context, root, OldestOpenSsl(python)))
            {
                foreach (string name in Names(context, package, version, root, python))
                    yield return $"{name}+openssl={openSsl}";
            }
        }
    }

    private static IEnumerable<string> Names(ClientContext context, SoftwareEvidence package, string version, string root, string python)
    {
        string at = version.Length == 0 ? "" : "@" + version;
        switch (package.Name)
        {
            case "botocore" or "boto3" or "awscli":
                // botocore before 1.11 brought a requests of its own, which made the same kind of context.
                yield return $"botocore{(package.Name is "botocore" ? at : "")}+python={python}";
                break;
            case "requests":
                foreach (string urllib3 in Urllib3Of(context, root))
                    yield return $"requests{at}+urllib3={urllib3}+python={python}";
                break;
            case "boto":
                // boto 2 calls ssl.wrap_socket, which sets no flags.
                yield return $"python@{(UpstreamVersion.IsAtLeast(python, "3.13") ? "3.9" : python)}";
                break;
            default:
                // certifi is read by whatever is installed beside it: requests and urllib3 without strictness, httpx and others through Python's own context.
                yield return $"requests+urllib3=1.26+python={python}";
                yield return $"python@{python}";
                break;
        }
    }

    // The folder names Python ("lib/python3.11/site-packages"); else the runtimes of the target, else what the package's version can run on.
    private static ImmutableArray<string> PythonsOf(ClientContext context, SoftwareEvidence package, string root)
    {
        int at = root.LastIndexOf("/python", StringComparison.Ordinal);
        string? named = at < 0 ? null : UpstreamVersion.Of(root[(at + "/python".Length)..].Split('/')[0]);
        if (named is not null && named.Contains('.', StringComparison.Ordinal))
            return [named];
        ImmutableArray<string> runtimes = [.. context.SoftwareOf(SoftwareKinds.Python).Select(static s => UpstreamVersion.Of(s.Version)).OfType<string>().Where(v => named is null || v.StartsWith(named, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
        return runtimes.IsEmpty ? [.. Lines.Where(line => UpstreamVersion.IsAtLeast(line, OldestPython(package)) && !(IsOfPython3(context) && line.StartsWith("2.", StringComparison.Ordinal)))] : runtimes;
    }

    // Which release of Python 3 runs it a name does not prove; that a target that asks for Python 3 alone runs on Python 2 can be left out.
    private static bool IsOfPython3(ClientContext context)
    {
        string[] named =
        [
            .. context.SoftwareOf(SoftwareKinds.RequiredRuntime).Where(static s => s.Name is "Python").Select(static s => (s.Version ?? s.Requirement ?? "").TrimStart('>', '=', '~', '^', '<', ' ')),
            .. context.Evidence.Processes.Select(static p => p.Image).OfType<string>().Select(ImageReference.Of).OfType<ImageReference>().Select(OfficialImages.Read).Where(static c => c?.Runtime is "Python").Select(static c => c!.Version ?? ""),
        ];
        return named.Length > 0 && Array.TrueForAll(named, static version => version is "3" || version.StartsWith("3.", StringComparison.Ordinal));
    }

    // Releases that dropped Python 2.7: their packages' metadata on PyPI (Requires-Python).
    private static string OldestPython(SoftwareEvidence package)
    {
        (string Name, string Since)[] modern = [("requests", "2.28"), ("botocore", "1.21"), ("certifi", "2021.10.8"), ("boto3", "1.18")];
        string? since = Array.Find(modern, m => string.Equals(m.Name, package.Name, StringComparison.Ordinal)).Since;
        return since is not null && UpstreamVersion.Of(package.Version) is { } version && UpstreamVersion.IsAtLeast(version, since) ? "3.6" : "2.7";
    }

    // Python 3.6 asks for OpenSSL 1.0.2 (its documentation of ssl), 3.10 for 1.1.1 (PEP 644).
    private static string OldestOpenSsl(string python) =>
        UpstreamVersion.IsAtLeast(python, "3.10") ? "1.1.1" : UpstreamVersion.IsAtLeast(python, "3.6") ? "1.0.2" : "0.9.8";

    // 2.4 follows Python 3.13 in being strict; which one lies beside requests is not known where it was not seen.
    private static ImmutableArray<string> Urllib3Of(ClientContext context, string root)
    {
        string site = PlacePath.FolderOf(root);
        SoftwareEvidence? beside = context.SoftwareOf(SoftwareKinds.PythonPackage).FirstOrDefault(s => s.Name is "urllib3" && string.Equals(s.Root, PlacePath.Below(site, "urllib3"), StringComparison.Ordinal))
            ?? context.SoftwareOf(SoftwareKinds.Package).FirstOrDefault(s => s.Package?.Product is "urllib3" && site.EndsWith("/dist-packages", StringComparison.Ordinal));
        return UpstreamVersion.Of(beside?.Version) is { } known ? [known] : ["2.8", "1.26"];
    }
}
