using System.Collections.Immutable;

namespace TrustShift.Discovery.Software.Packages;

/// <summary>What the three backends of rpm share: the folders, and that each record is one header.</summary>
public abstract class RpmDatabase : PackageDatabase
{
    // Fedora 36 and SUSE moved it below /usr; rpm-ostree keeps it in /usr/share; elsewhere it is where it always was.
    private static readonly string[] s_folders = ["usr/lib/sysimage/rpm", "var/lib/rpm", "usr/share/rpm"];

    /// <summary>The name of the file in the folder.</summary>
    /// <param name="fileName">"rpmdb.sqlite", "Packages.db", "Packages".</param>
    protected RpmDatabase(string fileName) => Paths = [.. s_folders.Select(f => $"{f}/{fileName}")];

    /// <inheritdoc/>
    public override ImmutableArray<string> Paths { get; }

    /// <summary>Collects packages from headers.</summary>
    private protected sealed class Collector
    {
        /// <summary>The packages so far.</summary>
        public List<InstalledPackage> Packages { get; } = [];

        /// <summary>What is wrong so far.</summary>
        public PackageProblems Problems { get; } = new();

        /// <summary>Adds a header; false when there are too many.</summary>
        public bool Add(ReadOnlySpan<byte> header)
        {
            if (Packages.Count == MostPackages)
            {
                Problems.Add($"more than {MostPackages} packages");
                return false;
            }

            InstalledPackage? package = RpmHeader.Read(header, out string? problem);
            if (package is null)
                Problems.Add(problem!);
            else if (package.Name is not "gpg-pubkey") // keys for signatures, kept like packages
                Packages.Add(package);
            return true;
        }
    }
}
