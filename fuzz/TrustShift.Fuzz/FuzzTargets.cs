using System.Collections.Immutable;
using TrustShift.Assessment.ErrorTexts;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Archives;
using TrustShift.Discovery.Endpoints.Names;
using TrustShift.Discovery.Software.Packages;
using TrustShift.Discovery.Stores;
using TrustShift.Fuzz.Targets;
using TrustShift.Pki.Certificates;
using TrustShift.Reports.Json;

namespace TrustShift.Fuzz;

/// <summary>Every reader. A store format, a format of archives or a database of packages is here by being in its own list; add a line for anything else.</summary>
public static class FuzzTargets
{
    /// <summary>The list.</summary>
    public static ImmutableArray<FuzzTarget> All { get; } =
    [
        .. StoreFormats.All.Select(static format => new FuzzTarget($"store-{format.Name}", StoreReading.Of(format))),
        .. ArchiveFormats.All.Concat(ArchiveFormats.Inside).Select(static format => new FuzzTarget($"archive-{format.Name.ToLowerInvariant().Replace(' ', '-').TrimStart('.')}", ArchiveReading.Of(format))),
        .. PackageDatabases.All.Select(static database => FuzzTarget.Of($"packages-{database.Format}", PackageReading.Of(database))),
        new("archive-any", ArchiveReading.Any),
        new("file", FileReading.Of("data")),
        new("text", FileReading.Of("notes.txt", "conf/app")),
        new("class", FileReading.Of("Main.class")),
        new("android", FileReading.Of("app/res/xml/net.xml")),
        new("plist", FileReading.Of("Info.plist")),
        new("code", FileReading.Of(SampleNames.Code)),
        new("yaml", FileReading.Of(SampleNames.Yaml)),
        new("xml", FileReading.Of(SampleNames.Xml)),
        new("json", FileReading.Of(SampleNames.Json)),
        new("toml", FileReading.Of(SampleNames.Toml)),
        new("settings", FileReading.Of(SampleNames.Settings)),
        new("commands", FileReading.Of(SampleNames.Commands)),
        FuzzTarget.Of("manifests", SoftwareReading.Read),
        FuzzTarget.Of("sqlite", SqliteReading.Read),
        new("certificate", static bytes => CertificateReader.TryRead(bytes, out _) is null ? 0 : 1),
        FuzzTarget.OfText("migration", static text => MigrationReader.Read(text, "migration.yaml")),
        FuzzTarget.Of("evidence", static bytes => EvidenceReader.Read(bytes)),
        FuzzTarget.OfText("host-records", static text => HostRecordReader.Read(text, "zone.txt", out _)),
        FuzzTarget.OfText("error-log", static text => ErrorLogReader.Read(new StringReader(text), "log")),
    ];

    /// <summary>The target of a name; null for none.</summary>
    public static FuzzTarget? Find(string name) => All.FirstOrDefault(target => string.Equals(target.Name, name, StringComparison.Ordinal));
}
