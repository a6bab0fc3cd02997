namespace TrustShift.Discovery.Software.Packages;

/// <summary>
/// rpm's database in Berkeley DB (lib/backend/db3.c): a hash of package number to header; the number 0 holds the last number. RHEL and CentOS up to 8,
/// Fedora up to 32, SUSE up to 15 SP2, Amazon Linux 1 and 2.
/// </summary>
public sealed class RpmBerkeleyDatabase() : RpmDatabase("Packages")
{
    /// <inheritdoc/>
    public override string Format => "rpm-bdb";

    /// <inheritdoc/>
    public override PackageListing Read(string path, ReadOnlyMemory<byte> bytes, Func<string, ReadOnlyMemory<byte>> beside)
    {
        if (BerkeleyHash.Open(bytes, out string? problem) is not { } database)
        {
            var problems = new PackageProblems();
            problems.Add(problem!);
            return Listing(path, [], problems);
        }

        var found = new Collector();
        foreach ((ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> value) in database.Pairs())
        {
            if (key.Length != 4)
                found.Problems.Add("a record has no package number");
            else if (key.Span.ContainsAnyExcept((byte)0) && !found.Add(value.Span))
                break;
        }

        if (database.Problems.First is { } damage)
            found.Problems.Add(damage);
        return Listing(path, found.Packages, found.Problems);
    }
}
