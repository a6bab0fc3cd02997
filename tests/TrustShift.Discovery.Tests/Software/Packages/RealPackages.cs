using System.Globalization;
using TrustShift.Discovery.Software.Packages;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Software.Packages;

/// <summary>Databases that the real rpm and Berkeley DB make: packages are built from packages.spec and installed without files.</summary>
public sealed class RealPackages : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RealPackages()
    {
        Tool.Run("rpmbuild", "-bb", "--define", $"_topdir {_folder.PathOf("top")}", "--define", "_buildhost localhost", Committed("packages.spec"));
        string[] files = Directory.GetFiles(_folder.PathOf("top", "RPMS", "noarch"), "*.rpm");
        Rpm(["-i", "--justdb", "--nodeps", "--ignorearch", "--nosignature", .. files]);
        Rpm("-e", "--justdb", "--nodeps", "bash");
        Expected = [.. Rpm("-qa", "--qf", @"%{NAME} %|EPOCH?{%{EPOCH}:}|%{VERSION}-%{RELEASE} %{ARCH} ca-certificates %{VENDOR}\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }

    /// <summary>What rpm itself lists: name, version, architecture, source, vendor.</summary>
    public string[] Expected { get; }

    /// <summary>The folder of the database in SQLite.</summary>
    public string SqliteFolder => _folder.PathOf("db");

    public void Dispose() => _folder.Dispose();

    public static string Committed(string name) => Repository.PathOf("tests", "TrustShift.Discovery.Tests", "Software", "Packages", "Databases", name);

    /// <summary>The bytes of a database of one backend.</summary>
    public byte[] Bytes(string format) => File.ReadAllBytes(format switch
    {
        "rpm-sqlite" => Path.Combine(SqliteFolder, "rpmdb.sqlite"),
        "rpm-ndb" => Committed("Packages.db"),
        _ => Committed("Packages"),
    });

    /// <summary>A Berkeley DB hash of many packages, loaded by the real db5.3_load: the headers of rpm's own database, again and again.</summary>
    public byte[] LoadedHash(int records, string byteOrder)
    {
        string[] headers = Tool.Run("sqlite3", Path.Combine(SqliteFolder, "rpmdb.sqlite"), "select lower(hex(blob)) from Packages order by hnum").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var dump = new System.Text.StringBuilder("VERSION=3\nformat=bytevalue\ntype=hash\ndb_lorder=" + byteOrder + "\nHEADER=END\n 00000000\n 01000000\n");
        for (int i = 1; i <= records; i++)
            dump.Append(CultureInfo.InvariantCulture, $" {i:x8}\n {headers[i % headers.Length]}\n");
        string path = _folder.PathOf("Loaded" + byteOrder + records);
        Tool.Run("db5.3_load", [path], dump.Append("DATA=END\n").ToString(), null);
        return File.ReadAllBytes(path);
    }

    public static PackageListing Read(string format, byte[] bytes, byte[]? wal = null, byte[]? journal = null) => PackageDatabases.All.Single(d => d.Format == format)
        .Read("db", bytes, suffix => suffix switch { "-wal" => wal, "-journal" => journal, _ => null } ?? []);

    public static string[] Lines(PackageListing listing) =>
        [.. listing.Packages.Select(p => $"{p.Name} {p.Version} {p.Architecture} {p.Source} {p.Vendor}").Order(StringComparer.Ordinal)];

    private string Rpm(params string[] arguments) =>
        Tool.Run("rpm", ["--define", $"_dbpath {_folder.PathOf("db")}", "--define", "_db_backend sqlite", .. arguments]);
}
