using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Names;

/// <summary>
/// GnuTLS lib/x509/name_constraints.c: the permitted subtrees of a path are intersected from the anchor down, the excluded ones united, and
/// the end entity alone is held against them. A form that is not understood fails the path.
/// </summary>
internal sealed class GnuTlsNameConstraints(GnuTlsOptions options)
{
    private static readonly string[] KnownOtherNames = ["1.3.6.1.4.1.311.20.2.3", "1.3.6.1.5.5.7.8.7"];
    private const string EmailOid = "1.2.840.113549.1.9.1";

    private readonly StringComparison _comparison = options.ConstraintsKeepCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
    private readonly HashSet<GeneralNameKind> _closed = [];
    private List<GeneralName> _permitted = [];
    private readonly List<GeneralName> _excluded = [];

    /// <summary>Adds what an authority says (_gnutls_x509_name_constraints_merge); false when it cannot be read, which fails the path.</summary>
    public bool Append(NameConstraints constraints)
    {
        if (!constraints.Permitted.All(IsReadable) || !constraints.Excluded.All(IsReadable))
            return false;
        _permitted = Intersection(_permitted, [.. constraints.Permitted]);
        _excluded.AddRange(constraints.Excluded);
        return true;
    }

    /// <summary>Whether the end entity's names may stand below (gnutls_x509_name_constraints_check_crt).</summary>
    public bool Allows(CertificateFacts endEntity)
    {
        // Of these forms only an exclusion counts, and it excludes everything. Cases: L M_nc_e_dir2|R, L M_nc_p_dir2|R, Ln_uri M_nc_e_uri|R.
        if (_excluded.Exists(static name => name.Kind == GeneralNameKind.Directory))
            return false;
        IReadOnlyList<GeneralName> names = endEntity.AlternativeNames ?? [.. endEntity.DnsNames.Select(GeneralName.OfDns)];
        if (_excluded.Exists(static name => name.Kind == GeneralNameKind.Uri) && names.Any(static name => name.Kind == GeneralNameKind.Uri))
            return false;
        return AllowsEach(GeneralNameKind.Dns, names, CommonNames(endEntity))
            && AllowsEach(GeneralNameKind.Email, names, [.. endEntity.Subject.ValuesOf(EmailOid)])
            && AllowsEach(GeneralNameKind.IpAddress, names, []);
    }

    private static List<string> CommonNames(CertificateFacts endEntity) =>
        KeyPurposes.IsForServers(endEntity, allowsAny: true) ? [.. endEntity.Subject.CommonNames] : [];

    private bool Has(GeneralNameKind kind) => _closed.Contains(kind) || _permitted.Exists(name => name.Kind == kind) || _excluded.Exists(name => name.Kind == kind);

    /// <summary>The alternative names of the form, else the one attribute of the subject that stands for it: two are refused.</summary>
    private bool AllowsEach(GeneralNameKind kind, IReadOnlyList<GeneralName> names, List<string> attributes)
    {
        if (!Has(kind))
            return true;
        List<GeneralName> own = [.. names.Where(name => name.Kind == kind)];
        if (own.Count == 0)
        {
            if (attributes.Count > 1)
                return false;
            own.AddRange(attributes.Select(text => new GeneralName(kind, System.Text.Encoding.Latin1.GetBytes(text))));
        }

        return own.TrueForAll(AllowsName);
    }

    private bool AllowsName(GeneralName name)
    {
        if (_closed.Contains(name.Kind)
            || _excluded.Exists(tree => tree.Kind == name.Kind && ((tree.Content.IsEmpty && name.Kind != GeneralNameKind.IpAddress) || IsWithin(name, tree))))
        {
            return false;
        }

        // An empty name permits nothing in particular, and an address of the other family says nothing.
        List<GeneralName> trees = [.. _permitted.Where(tree => tree.Kind == name.Kind && !tree.Content.IsEmpty
            && (name.Kind != GeneralNameKind.IpAddress || tree.Content.Length == 2 * name.Content.Length))];
        return trees.Count == 0 || trees.Exists(tree => IsWithin(name, tree));
    }

    /// <summary>What both permit; where both speak of a form and nothing is common to them, no name of that form is allowed any more.</summary>
    private List<GeneralName> Intersection(List<GeneralName> one, List<GeneralName> other)
    {
        List<GeneralName> result = [];
        foreach (GeneralNameKind kind in one.Concat(other).Select(static name => name.Kind).Distinct())
        {
            List<GeneralName> mine = [.. one.Where(name => name.Kind == kind)], theirs = [.. other.Where(name => name.Kind == kind)];
            if (mine.Count == 0 || theirs.Count == 0 || kind is not (GeneralNameKind.Dns or GeneralNameKind.Email or GeneralNameKind.IpAddress))
            {
                result.AddRange([.. mine, .. theirs]);
                continue;
            }

            List<GeneralName> common = [.. mine.Where(tree => theirs.Exists(wider => Includes(wider, tree))), .. theirs.Where(tree => mine.Exists(wider => Includes(wider, tree)))];
            if (common.Count == 0)
                _closed.Add(kind);
            result.AddRange(common);
        }

        return result;
    }

    /// <summary>Whether one subtree is wholly within another.</summary>
    private bool Includes(GeneralName wider, GeneralName tree) => tree.Kind switch
    {
        GeneralNameKind.IpAddress => wider.Content.Length == tree.Content.Length && IsAddressWithin(tree.Content.Span[..(tree.Content.Length / 2)], wider.Content.Span)
            && tree.Content.Span[(tree.Content.Length / 2)..].SequenceCompareTo(wider.Content.Span[(wider.Content.Length / 2)..]) >= 0,
        _ when tree.Content.IsEmpty || wider.Content.IsEmpty => tree.Content.IsEmpty && wider.Content.IsEmpty,
        _ => IsWithin(tree, wider),
    };

    private bool IsWithin(GeneralName name, GeneralName tree) => name.Kind switch
    {
        GeneralNameKind.Dns => IsDnsWithin(name.Text.TrimEnd('.'), tree.Text.TrimEnd('.')),
        GeneralNameKind.Email => IsEmailWithin(name.Text, tree.Text),
        _ => tree.Content.Length == 2 * name.Content.Length && IsAddressWithin(name.Content.Span, tree.Content.Span),
    };

    /// <summary>compare_dns_names: with a leading dot what is below, without it the name too. Cases: L M_nc_p_dot|R, Ln_two M_nc_p_labdot|R.</summary>
    private bool IsDnsWithin(string name, string tree) =>
        name.Equals(tree, _comparison) || (name.Length > tree.Length && name.EndsWith(tree.StartsWith('.') ? tree : "." + tree, _comparison));

    private bool IsEmailWithin(string name, string tree)
    {
        int at = name.LastIndexOf('@');
        if (tree.LastIndexOf('@') is var treeAt and >= 0)
            return at >= 0 && name.AsSpan(0, at).SequenceEqual(tree.AsSpan(0, treeAt)) && name.AsSpan(at).Equals(tree.AsSpan(treeAt), _comparison);
        string domain = name[(at + 1)..];
        return tree.StartsWith('.') ? domain.Length > tree.Length && domain.EndsWith(tree, _comparison) : domain.Equals(tree, _comparison);
    }

    private static bool IsAddressWithin(ReadOnlySpan<byte> address, ReadOnlySpan<byte> tree)
    {
        for (int i = 0; i < address.Length; i++)
        {
            byte mask = tree[address.Length + i];
            if ((address[i] & mask) != (tree[i] & mask))
                return false;
        }

        return true;
    }

    /// <summary>validate_name_constraints_node.</summary>
    private static bool IsReadable(GeneralName tree) => tree.Kind switch
    {
        GeneralNameKind.Dns or GeneralNameKind.Email => !tree.Text.Contains("..", StringComparison.Ordinal) && tree.Text is not ".",
        GeneralNameKind.Directory or GeneralNameKind.Uri => true,
        GeneralNameKind.IpAddress => tree.Content.Length is 8 or 32 && IsPrefix(tree.Content.Span[(tree.Content.Length / 2)..]),
        GeneralNameKind.Other => tree.OtherOid is { } oid && KnownOtherNames.Contains(oid, StringComparer.Ordinal),
        _ => false,
    };

    private static bool IsPrefix(ReadOnlySpan<byte> mask)
    {
        bool ended = false;
        foreach (byte octet in mask)
        {
            for (int bit = 7; bit >= 0; bit--)
            {
                bool isSet = (octet & (1 << bit)) != 0;
                if (isSet && ended)
                    return false;
                ended |= !isSet;
            }
        }

        return true;
    }
}
