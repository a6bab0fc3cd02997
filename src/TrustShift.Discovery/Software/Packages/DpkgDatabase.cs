using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Packages;

/// <summary>
/// dpkg's <c>status</c> (dpkg(1), deb-control(5)): Debian, Ubuntu and what comes of them; and <c>status.d/</c>, one file a package, of images without a package
/// manager (bazel's rules for distroless images).
/// </summary>
public sealed class DpkgDatabase : PackageDatabase
{
    private const string Folder = "var/lib/dpkg/status.d";
    private const int MostFiles = 20_000;

    /// <inheritdoc/>
    public override string Format => "dpkg";

    /// <inheritdoc/>
    public override ImmutableArray<string> Paths { get; } = ["var/lib/dpkg/status"];

    /// <inheritdoc/>
    public override IEnumerable<PackageListing> ReadAll(string root, TargetFiles files)
    {
        foreach (PackageListing listing in base.ReadAll(root, files))
            yield return listing;
        IReadOnlyList<string> names = files.NamesIn(root + Folder);
        if (names.Count == 0)
            yield break;
        var packages = new List<InstalledPackage>();
        var gaps = new List<Gap>();
        if (names.Count > MostFiles)
            gaps.Add(Lost(root + Folder, $"more than {MostFiles} files"));
        foreach (string name in names.Take(MostFiles).Where(n => !n.EndsWith(".md5sums", StringComparison.Ordinal)))
        {
            string path = $"{root}{Folder}/{name}";
            if (files.ReadBytes(path, Longest) is not { } bytes)
            {
                gaps.Add(Lost(path, "it cannot be read"));
                continue;
            }

            // A control file as it stands in the package: it may end without an empty line.
            var problems = new PackageProblems();
            int before = packages.Count;
            packages.AddRange(Parse(bytes, problems));
            if (packages.Count == before && problems.Count == 0)
                problems.Add("no package stands in it");
            if (problems.First is { } problem)
                gaps.Add(Lost(path, problem));
        }

        yield return new PackageListing(Format, root + Folder, [.. packages], [.. gaps]);
    }

    /// <inheritdoc/>
    public override PackageListing Read(string path, ReadOnlyMemory<byte> bytes, Func<string, ReadOnlyMemory<byte>> beside)
    {
        var problems = new PackageProblems();
        List<InstalledPackage> packages = Parse(bytes.Span, problems);
        // dpkg ends each paragraph, also the last, with an empty line (lib/dpkg/dump.c, writedb_stanzas). An empty file is a system before its first package.
        if (!bytes.IsEmpty && !bytes.Span.EndsWith("\n\n"u8))
            problems.Add("it does not end with an empty line, so its end is missing");
        return Listing(path, packages, problems);
    }

    private static List<InstalledPackage> Parse(ReadOnlySpan<byte> text, PackageProblems problems)
    {
        var packages = new List<InstalledPackage>();
        Stanzas.Read(text, ["Package: ", "Version: ", "Status: ", "Architecture: ", "Source: ", "Origin: ", "Depends: ", "Pre-Depends: "], (values, line) =>
        {
            if (values is not [var name, var version, var status, var architecture, var source, var origin, var depends, var before] || (name is { Length: > 0 } && !IsThere(status)))
                return;
            if (name is null or "" || version is null or "")
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"the paragraph at line {line} names no package or no version"));
            else if (packages.Count < MostPackages)
            {
                packages.Add(new InstalledPackage(name, version)
                {
                    Architecture = architecture,
                    Source = source?.Split(' ')[0] ?? name,
                    Vendor = origin,
                    TlsLibrary = TlsDependency.In($"{before},{depends}", ",|"),
                });
            }
            else if (packages.Count == MostPackages)
            {
                problems.Add($"more than {MostPackages} packages");
            }
        });
        return packages;
    }

    // "want flag status": of a package that was removed, its configuration files may be left, but not its programs.
    private static bool IsThere(string? status) => status is null || !(status.EndsWith(" config-files", StringComparison.Ordinal) || status.EndsWith(" not-installed", StringComparison.Ordinal));
}
