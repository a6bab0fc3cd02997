using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// The name constraints that a path has gathered, as Erlang's pubkey_cert.erl holds them (add_name_constraints, match_name): two lists of permitted
/// names that are not the same permit nothing.
/// </summary>
internal sealed class ErlangNameConstraints(bool byLabel)
{
    private readonly List<string> _excluded = [];
    private List<string>? _permitted;
    private bool _hasDirectoryNames;
    private bool _hasOtherForms;

    /// <summary>Adds what an authority constrains.</summary>
    public void Add(NameConstraints? constraints)
    {
        if (constraints is null)
            return;
        _hasDirectoryNames |= constraints.HasDirectoryNames;
        _hasOtherForms |= constraints.HasOtherForms;
        _excluded.InsertRange(0, constraints.ExcludedDns);
        if (constraints.PermittedDns.IsEmpty)
            return;
        if (_permitted is null)
        {
            _permitted = [.. constraints.PermittedDns];
            return;
        }

        // is_in_intersection looks at the first of a form only; the empty name matches nothing.
        foreach (string name in constraints.PermittedDns)
            _permitted[0] = string.Equals(name, _permitted[0], StringComparison.OrdinalIgnoreCase) ? name : "";
    }

    /// <summary>What the constraints have against a certificate.</summary>
    public IEnumerable<PathFinding> Check(CertificateFacts certificate, int index, string name)
    {
        foreach (string dns in certificate.DnsNames)
        {
            if ((_permitted is not null && !IsAmong(dns, _permitted)) || IsAmong(dns, _excluded))
            {
                yield return new PathFinding(PathFindingIds.NameConstraints, index, $"the name constraints above {name} do not allow {DistinguishedNameText.Printable(dns)}");
                break;
            }
        }

        if (_hasDirectoryNames || (_hasOtherForms && certificate.HasOtherAlternativeNames))
            yield return new PathFinding(PathFindingIds.NameConstraints, index, $"names of {name} are constrained by forms that are not evaluated here", Fatal: false) { Undecided = true };
    }

    private bool IsAmong(string name, List<string> trees)
    {
        for (int i = 0; i < trees.Count; i++)
        {
            if (byLabel ? IsBelow(name, trees[i]) : i == 0 ? IsEnding(name, "." + trees[i]) : IsEnding(name, trees[i]))
                return true;
        }

        return false;
    }

    private static bool IsBelow(string name, string tree)
    {
        if (tree.StartsWith('.'))
            return IsEnding(name, tree);
        return name.Length > tree.Length
            ? name.EndsWith("." + tree, StringComparison.OrdinalIgnoreCase)
            : name.Length == tree.Length && name.Equals(tree, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The ending, or what follows its dot in the same case.</summary>
    private static bool IsEnding(string name, string ending) =>
        name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) || (ending.StartsWith('.') && name.AsSpan().SequenceEqual(ending.AsSpan(1)));
}
