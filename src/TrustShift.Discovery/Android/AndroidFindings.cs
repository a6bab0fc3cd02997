namespace TrustShift.Discovery.Android;

/// <summary>What files of Android applications tell of whom they trust; put together once all files of an application were read (<see cref="AndroidTrust"/>).</summary>
public sealed class AndroidFindings
{
    private readonly List<AndroidAnchors> _anchors = [];
    private readonly List<(string Path, string Policy)> _policies = [];
    private readonly List<(string Path, ResourceTable Table)> _tables = [];

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => _anchors.Count == 0 && _policies.Count == 0 && _tables.Count == 0;

    /// <summary>The anchors that policies name.</summary>
    public IReadOnlyList<AndroidAnchors> Anchors => _anchors;

    /// <summary>The policies that manifests name, as references to resources.</summary>
    internal IReadOnlyList<(string Path, string Policy)> Policies => _policies;

    /// <summary>The tables of resources.</summary>
    internal IReadOnlyList<(string Path, ResourceTable Table)> Tables => _tables;

    /// <summary>Adds anchors.</summary>
    public void Add(AndroidAnchors anchors) => _anchors.Add(anchors);

    /// <summary>Adds the policy that a manifest names.</summary>
    internal void AddPolicy(string manifest, string reference) => _policies.Add((manifest, reference));

    /// <summary>Adds a table; null adds none.</summary>
    internal void Add(string path, ResourceTable? table)
    {
        if (table is not null)
            _tables.Add((path, table));
    }

    /// <summary>Adds all of another file.</summary>
    public void Add(AndroidFindings other)
    {
        _anchors.AddRange(other._anchors);
        _policies.AddRange(other._policies);
        _tables.AddRange(other._tables);
    }
}
