using System.Formats.Asn1;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// The name constraints that a path has gathered, as Erlang's pubkey_cert.erl holds them (add_name_constraints, match_name): two lists of permitted
/// names that are not the same permit nothing.
/// </summary>
internal sealed class ErlangNameConstraints(bool byLabel)
{
    private const string EmailAddress = "1.2.840.113549.1.9.1";

    private readonly List<string> _excluded = [];
    private readonly List<DistinguishedName?> _excludedDirectories = [];
    private List<string>? _permitted;
    private List<DistinguishedName?>? _permittedDirectories;
    private bool _hasOtherForms;

    /// <summary>Adds what an authority constrains.</summary>
    public void Add(NameConstraints? constraints)
    {
        if (constraints is null)
            return;
        _hasOtherForms |= constraints.Permitted.Concat(constraints.Excluded).Any(static tree => tree.Kind is not (GeneralNameKind.Dns or GeneralNameKind.Directory));
        _excluded.InsertRange(0, constraints.ExcludedDns);
        _excludedDirectories.AddRange(DirectoriesOf(constraints.Excluded));
        AddPermittedDirectories([.. DirectoriesOf(constraints.Permitted)]);
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

    private static IEnumerable<DistinguishedName?> DirectoriesOf(IEnumerable<GeneralName> trees) =>
        trees.Where(static tree => tree.Kind == GeneralNameKind.Directory).Select(static tree => DistinguishedName.TryRead(tree.Content));

    // As with other forms, only the first that there is meets what is new; a name outside it leaves one that nothing lies within.
    private void AddPermittedDirectories(List<DistinguishedName?> directories)
    {
        if (directories.Count == 0)
            return;
        if (_permittedDirectories is null)
        {
            _permittedDirectories = directories;
            return;
        }

        foreach (DistinguishedName? directory in directories)
            _permittedDirectories[0] = directory is not null && _permittedDirectories[0] is { } first && IsWithin(directory, first) == true ? directory : null;
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

        foreach (PathFinding finding in CheckSubject(certificate, index, name))
            yield return finding;
        // validate_names holds addresses of electronic mail in the subject against constraints too (extract_email).
        if (_hasOtherForms && (certificate.HasOtherAlternativeNames || certificate.Subject.ValuesOf(EmailAddress).Any()))
            yield return Undecided(index, $"names of {name} are constrained by forms that are not evaluated here");
    }

    private IEnumerable<PathFinding> CheckSubject(CertificateFacts certificate, int index, string name)
    {
        bool? permitted = _permittedDirectories is { } trees ? Or(trees.Select(tree => IsWithin(certificate.Subject, tree))) : true;
        bool? excluded = Or(_excludedDirectories.Select(tree => tree is null ? null : IsWithin(certificate.Subject, tree)));
        if (permitted == false || excluded == true)
            yield return new PathFinding(PathFindingIds.NameConstraints, index, $"the name constraints above {name} do not allow its subject");
        else if (permitted is null || excluded is null)
            yield return Undecided(index, $"whether the name constraints above {name} allow its subject is not decided here");
    }

    private static PathFinding Undecided(int index, string text) => new(PathFindingIds.NameConstraints, index, text, Fatal: false) { Undecided = true };

    private static bool? Or(IEnumerable<bool?> answers)
    {
        bool? result = false;
        foreach (bool? answer in answers)
        {
            if (answer == true)
                return true;
            result = answer is null ? null : result;
        }

        return result;
    }

    /// <summary>
    /// pubkey_cert.erl is_dir_name: component by component. Names that are equal only in normal form differ by release (string types, several attributes in one
    /// component) and are null, undecided.
    /// </summary>
    private static bool? IsWithin(DistinguishedName name, DistinguishedName? tree)
    {
        if (tree is null || !name.IsWithin(tree))
            return false;
        return ComponentsOf(name.Der).StartsWith(ComponentsOf(tree.Der)) ? true : null;
    }

    /// <summary>What stands below the sequence's tag; empty where the name is not of DER.</summary>
    private static ReadOnlySpan<byte> ComponentsOf(ReadOnlyMemory<byte> der) =>
        AsnDecoder.TryReadEncodedValue(der.Span, AsnEncodingRules.BER, out _, out int offset, out int length, out _) ? der.Span.Slice(offset, length) : [];

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
