using System.Collections.Immutable;
using System.Globalization;

namespace TrustShift.Discovery.Software.Packages;

/// <summary>
/// apk's <c>installed</c> (apk-tools, doc/apk-package.5 and src/database.c): Alpine, Wolfi, Chainguard. Since apk-tools 3 it may lie below <c>usr</c>.
/// </summary>
public sealed class ApkDatabase : PackageDatabase
{
    /// <inheritdoc/>
    public override string Format => "apk";

    /// <inheritdoc/>
    public override ImmutableArray<string> Paths { get; } = ["lib/apk/db/installed", "usr/lib/apk/db/installed"];

    /// <inheritdoc/>
    public override PackageListing Read(string path, ReadOnlyMemory<byte> bytes, Func<string, ReadOnlyMemory<byte>> beside)
    {
        var packages = new List<InstalledPackage>();
        var problems = new PackageProblems();
        Stanzas.Read(bytes.Span, ["P:", "V:", "A:", "o:", "D:"], (values, line) =>
        {
            if (values is not [{ Length: > 0 } name, { Length: > 0 } version, var architecture, var origin, var depends])
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"the paragraph at line {line} names no package or no version"));
            else if (packages.Count == MostPackages)
                problems.Add($"more than {MostPackages} packages");
            else
                packages.Add(new InstalledPackage(name, version) { Architecture = architecture, Source = origin ?? name, TlsLibrary = TlsDependency.In(depends, " ") });
        });
        // apk ends each paragraph with an empty line (src/database.c, apk_db_write_fdb).
        if (!bytes.IsEmpty && !bytes.Span.EndsWith("\n\n"u8))
            problems.Add("it does not end with an empty line, so its end is missing");
        return Listing(path, packages, problems);
    }
}
