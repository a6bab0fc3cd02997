using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Names;

/// <summary>
/// GnuTLS lib/x509/name_constraints.c: the permitted subtrees of a path are intersected from the anchor down, the excluded ones united, and
/// the end entity alone is held against them. A form that is not understood fails the path.
/// </summary>
internal class GnuTlsNameConstraints
{
    private static readonly string[] KnownOtherNames = ["1.3.6.1.4.1.311.20.2.3", "1.3.6.1.5.5.7.8.7"];
    // name_constraints.c MAX_NC_CHECKS. x509-limbo: pathological::nc-dos-2 is refused by 3.7.9 to 3.8.13.
    private const long MaxChecks = 1 << 20;
    private const string EmailOid = "1.2.840.113549.1.9.1";

    /// <summary>The forms of which no name is allowed any more.</summary>
    protected HashSet<GeneralNameKind> Closed { get; } = [];

    /// <summary>What the authorities so far permit, all of them.</summary>
    protected List<GeneralName> Permitted { get; set; } = [];

    /// <summary>What any authority so far excludes.</summary>
    protected List<GeneralName> Excluded { get; } = [];

    /// <summary>The constraints of a version of the library.</summary>
    public static GnuTlsNameConstraints Of(GnuTlsOptions options) => options.MergesConstraintsAsLists ? new GnuTlsNameLists() : new GnuTlsNameConstraints();

    /// <summary>Adds what an authority says (_gnutls_x509_name_constraints_merge); false when it cannot be read, which fails the path.</summary>
    public bool Append(NameConstraints constraints) =>
        constraints.Permitted.All(IsReadable) && constraints.Excluded.All(IsReadable) && Merge(constraints);

    /// <summary>Merges what can be read; false when the library fails at it.</summary>
    protected virtual bool Merge(NameConstraints constraints)
    {
        Permitted = Intersection(Permitted, [.. constraints.Permitted]);
        Excluded.AddRange(constraints.Excluded);
        return true;
    }

    /// <summary>Whether the end entity's names may stand below (gnutls_x509_name_constraints_check_crt).</summary>
    public bool Allows(CertificateFacts endEntity)
    {
        // Of these forms only an exclusion counts, and it excludes everything. Cases: L M_nc_e_dir2|R, L M_nc_p_dir2|R, Ln_uri M_nc_e_uri|R.
        if (Excluded.Exists(static name => name.Kind == GeneralNameKind.Directory))
            return false;
        IReadOnlyList<GeneralName> names = endEntity.AlternativeNames ?? [.. endEntity.DnsNames.Select(GeneralName.OfDns)];
        if ((long)(Permitted.Count + Excluded.Count) * names.Count > MaxChecks)
            return false;
        if (Excluded.Exists(static name => name.Kind == GeneralNameKind.Uri) && names.Any(static name => name.Kind == GeneralNameKind.Uri))
            return false;
        return AllowsEach(GeneralNameKind.Dns, names, CommonNames(endEntity))
            && AllowsEach(GeneralNameKind.Email, names, [.. endEntity.Subject.ValuesOf(EmailOid)])
            && AllowsEach(GeneralNameKind.IpAddress, names, []);
    }

    private static List<string> CommonNames(CertificateFacts endEntity) =>
        KeyPurposes.IsForServers(endEntity, allowsAny: true) ? [.. endEntity.Subject.CommonNames] : [];

    private bool Has(GeneralNameKind kind) => Closed.Contains(kind) || Permitted.Exists(name => name.Kind == kind) || Excluded.Exists(name => name.Kind == kind);

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
        if (Closed.Contains(name.Kind)
            || Excluded.Exists(tree => tree.Kind == name.Kind && ((tree.Content.IsEmpty && name.Kind != GeneralNameKind.IpAddress) || IsWithin(name, tree))))
        {
            return false;
        }

        // An empty name permits nothing in particular, and an address of the other family says nothing.
        List<GeneralName> trees = [.. Permitted.Where(tree => tree.Kind == name.Kind && !tree.Content.IsEmpty
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
                Closed.Add(kind);
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

    protected bool IsWithin(GeneralName name, GeneralName tree) => name.Kind switch
    {
        GeneralNameKind.Dns => IsDnsWithin(name.Text, tree.Text),
        GeneralNameKind.Email => IsEmailWithin(name.Text, tree.Text),
        _ => tree.Content.Length == 2 * name.Content.Length && IsAddressWithin(name.Content.Span, tree.Content.Span),
    };

    /// <summary>compare_dns_names: with a leading dot what is below, without it the name too. Cases: L M_nc_p_dot|R, Ln_two M_nc_p_labdot|R.</summary>
    protected virtual bool IsDnsWithin(string name, string tree)
    {
        (name, tree) = (name.TrimEnd('.'), tree.TrimEnd('.'));
        return name.Equals(tree, StringComparison.OrdinalIgnoreCase)
            || (name.Length > tree.Length && name.EndsWith(tree.StartsWith('.') ? tree : "." + tree, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>compare_emails: the box as it is written, the domain in any case.</summary>
    protected virtual bool IsEmailWithin(string name, string tree)
    {
        int at = name.LastIndexOf('@');
        if (tree.LastIndexOf('@') is var treeAt and >= 0)
        {
            return at >= 0 && name.AsSpan(0, at).SequenceEqual(tree.AsSpan(0, treeAt))
                && name.AsSpan(at).Equals(tree.AsSpan(treeAt), StringComparison.OrdinalIgnoreCase);
        }

        string domain = name[(at + 1)..];
        return tree.StartsWith('.')
            ? domain.Length > tree.Length && domain.EndsWith(tree, StringComparison.OrdinalIgnoreCase)
            : domain.Equals(tree, StringComparison.OrdinalIgnoreCase);
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
    protected virtual bool IsReadable(GeneralName tree) => tree.Kind switch
    {
        GeneralNameKind.Dns or GeneralNameKind.Email => !tree.Text.Contains("..", StringComparison.Ordinal) && tree.Text is not ".",
        GeneralNameKind.Directory or GeneralNameKind.Uri => true,
        GeneralNameKind.IpAddress => IsAddressTree(tree),
        GeneralNameKind.Other => tree.OtherOid is { } oid && KnownOtherNames.Contains(oid, StringComparer.Ordinal),
        _ => false,
    };

    /// <summary>An address with a mask that is a prefix.</summary>
    protected static bool IsAddressTree(GeneralName tree) => tree.Content.Length is 8 or 32 && IsPrefix(tree.Content.Span[(tree.Content.Length / 2)..]);

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
