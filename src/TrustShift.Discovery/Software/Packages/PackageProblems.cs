namespace TrustShift.Discovery.Software.Packages;

/// <summary>What is wrong with a database: the first is told, the others are counted, so that a hostile file fills no memory.</summary>
internal sealed class PackageProblems
{
    /// <summary>The first; null when nothing is wrong.</summary>
    public string? First { get; private set; }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one.</summary>
    public void Add(string problem)
    {
        First ??= problem;
        Count++;
    }

    /// <summary>Adds several.</summary>
    public void Add(IEnumerable<string> problems)
    {
        foreach (string problem in problems)
            Add(problem);
    }
}
