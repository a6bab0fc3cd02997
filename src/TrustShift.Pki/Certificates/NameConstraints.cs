using System.Collections.Immutable;

namespace TrustShift.Pki.Certificates;

/// <summary>RFC 5280 4.2.1.10: the DNS part, which most clients agree on, and all of it for those that judge other forms.</summary>
/// <param name="PermittedDns">Permitted DNS subtrees as written.</param>
/// <param name="ExcludedDns">Excluded DNS subtrees as written.</param>
/// <param name="HasOtherForms">Whether subtrees of other name forms exist.</param>
/// <param name="Critical">Whether the extension is marked critical.</param>
public sealed record NameConstraints(ImmutableArray<string> PermittedDns, ImmutableArray<string> ExcludedDns, bool HasOtherForms, bool Critical)
{
    /// <summary>Every permitted subtree, of whatever form.</summary>
    public ImmutableArray<GeneralName> Permitted { get; init; } = [.. PermittedDns.Select(GeneralName.OfDns)];

    /// <summary>Every excluded subtree, of whatever form.</summary>
    public ImmutableArray<GeneralName> Excluded { get; init; } = [.. ExcludedDns.Select(GeneralName.OfDns)];

    /// <summary>Whether subtrees of directory names exist, which bear on the subject of everything below.</summary>
    public bool HasDirectoryNames { get; init; }

    /// <summary>Whether a subtree has a minimum or maximum distance, which RFC 5280 forbids.</summary>
    public bool HasDistances { get; init; }

    /// <summary>Whether a certificate with this DNS name (perhaps a wildcard) may stand below.</summary>
    public bool Allows(string dnsName) =>
        (PermittedDns.IsEmpty || PermittedDns.Any(tree => Within(dnsName, tree))) && !ExcludedDns.Any(tree => Touches(dnsName, tree));

    // RFC 5280 4.2.1.10 knows no leading dot for DNS names; OpenSSL (v3_ncons.c nc_dns) and Go read it as "below, not itself".
    private static bool Within(string name, string tree)
    {
        if (tree.Length == 0)
            return true;
        string below = tree[0] == '.' ? tree : "." + tree;
        return name.EndsWith(below, StringComparison.OrdinalIgnoreCase) || name.Equals(tree, StringComparison.OrdinalIgnoreCase);
    }

    // An exclusion is read as widely as any client reads it: with the name itself, and with names that a wildcard stands for.
    private static bool Touches(string name, string tree)
    {
        string bare = tree.TrimStart('.');
        return Within(name, bare)
            || (name.StartsWith("*.", StringComparison.Ordinal)
                && bare.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)
                && !bare.AsSpan(0, bare.Length - name.Length + 1).Contains('.'));
    }
}
