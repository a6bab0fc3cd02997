using System.Collections.Immutable;

namespace TrustShift.Pki.Certificates;

/// <summary>RFC 5280 4.2.1.10, the DNS part; other name forms are counted, not kept.</summary>
/// <param name="PermittedDns">Permitted DNS subtrees as written.</param>
/// <param name="ExcludedDns">Excluded DNS subtrees as written.</param>
/// <param name="HasOtherForms">Whether subtrees of other name forms exist.</param>
/// <param name="Critical">Whether the extension is marked critical.</param>
public sealed record NameConstraints(ImmutableArray<string> PermittedDns, ImmutableArray<string> ExcludedDns, bool HasOtherForms, bool Critical)
{
    /// <summary>Whether a certificate with this DNS name may stand below.</summary>
    public bool Allows(string dnsName) =>
        (PermittedDns.IsEmpty || PermittedDns.Any(tree => Within(dnsName, tree))) && !ExcludedDns.Any(tree => Within(dnsName, tree));

    private static bool Within(string name, string tree)
    {
        tree = tree.TrimStart('.');
        return tree.Length == 0
            || name.Equals(tree, StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("." + tree, StringComparison.OrdinalIgnoreCase);
    }
}
