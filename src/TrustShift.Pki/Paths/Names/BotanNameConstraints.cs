using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths.Walks;

namespace TrustShift.Pki.Paths.Names;

/// <summary>Botan src/lib/x509/name_constraint.cpp, x509_ext.cpp Name_Constraints: each authority's constraints against all below it.</summary>
internal static class BotanNameConstraints
{
    private const string EmailOid = "1.2.840.113549.1.9.1";

    /// <summary>Whether the extension can be decoded; where not, it is an unknown one. Cases: L M_nc_none|R, L M_nc_p_badip|R, L M_nc_p_ip6|R.</summary>
    public static bool IsReadable(NameConstraints constraints, BotanRules rules)
    {
        IEnumerable<GeneralName> all = constraints.Permitted.Concat(constraints.Excluded);
        if (!all.Any() || (rules == BotanRules.Version217 && !constraints.Permitted.IsEmpty && !constraints.Excluded.IsEmpty))
            return false;
        return all.All(tree => tree.Kind switch
        {
            GeneralNameKind.IpAddress => tree.Content.Length == 8 || (tree.Content.Length == 32 && rules >= BotanRules.Version3),
            GeneralNameKind.Dns => rules < BotanRules.Version313 || IsHost(tree.Text),
            GeneralNameKind.Uri => rules < BotanRules.Version313 || (IsHost(tree.Text) && tree.Text.TrimStart('.').Contains('.', StringComparison.Ordinal)),
            GeneralNameKind.Email => rules < BotanRules.Version313 || IsHost(tree.Text[(tree.Text.LastIndexOf('@') + 1)..]),
            GeneralNameKind.Directory => DistinguishedName.TryRead(tree.Content) is not null,
            _ => rules >= BotanRules.Version3,
        });
    }

    /// <summary>AlternativeName::has_items of 2.19: names of the forms that it decodes, and no empty ones.</summary>
    public static bool HasItems(IEnumerable<GeneralName> names) => names.Any(static name => !name.Content.IsEmpty && name.Kind switch
    {
        GeneralNameKind.Dns or GeneralNameKind.Email or GeneralNameKind.Uri or GeneralNameKind.Directory => true,
        GeneralNameKind.IpAddress => name.Content.Length == 4,
        _ => false,
    });

    /// <summary>The certificate that the constraints of the one at the place do not allow; null when all are allowed.</summary>
    public static CertificateFacts? Refused(IReadOnlyList<CertificateFacts> path, int index, BotanRules rules)
    {
        if (rules == BotanRules.Version217)
            return BotanOldNameConstraints.Refused(path, index);
        NameConstraints constraints = path[index].NameConstraints!;
        for (int i = 0; i < index; i++)
        {
            if (i > 0 && path[i].IsSelfIssued && rules >= BotanRules.Version313)
                continue;
            if (!Permits(constraints, path[i], rules) || Excludes(constraints, path[i], rules))
                return path[i];
        }

        return null;
    }

    private static bool Permits(NameConstraints constraints, CertificateFacts certificate, BotanRules rules)
    {
        if (constraints.Permitted.IsEmpty)
            return true;
        List<GeneralName> names = Names(certificate, rules);
        if (constraints.Critical && IsUnknown(constraints.Permitted, names, rules))
            return false;
        foreach (GeneralName name in names)
        {
            if (name.Kind == GeneralNameKind.Dns && IsMalformed(name))
                return false;
            List<GeneralName> trees = [.. constraints.Permitted.Where(tree => Restricts(tree, name, rules))];
            if (trees.Count > 0 && !trees.Exists(tree => IsWithin(name, tree, rules)))
                return false;
        }

        return true;
    }

    private static bool Excludes(NameConstraints constraints, CertificateFacts certificate, BotanRules rules)
    {
        if (constraints.Excluded.IsEmpty)
            return false;
        List<GeneralName> names = Names(certificate, rules);
        // 2.19 has the answer the wrong way round. Case: Ln_uri M_nc_e_uri|R.
        if (constraints.Critical && IsUnknown(constraints.Excluded, names, rules))
            return rules >= BotanRules.Version3;
        return names.Exists(name => (name.Kind == GeneralNameKind.Dns && IsMalformed(name))
            || constraints.Excluded.Any(tree => Restricts(tree, name, rules) && (IsWithin(name, tree, rules) || IsMet(name, tree, rules))));
    }

    private static bool IsMalformed(GeneralName name) => name.Content.IsEmpty || name.Text.StartsWith('.');

    /// <summary>A critical constraint on a form that is not evaluated refuses names of that form.</summary>
    private static bool IsUnknown(IEnumerable<GeneralName> trees, List<GeneralName> names, BotanRules rules) => trees.Any(tree => tree.Kind switch
    {
        GeneralNameKind.Uri or GeneralNameKind.Email => rules < BotanRules.Version313 && names.Exists(name => name.Kind == tree.Kind),
        GeneralNameKind.Other => rules >= BotanRules.Version3 && names.Exists(static name => name.Kind == GeneralNameKind.Other),
        GeneralNameKind.Dns or GeneralNameKind.Directory or GeneralNameKind.IpAddress => false,
        _ => rules >= BotanRules.Version313,
    });

    /// <summary>Whether a subtree speaks of names of this form. Since 3.13 an address of one family restricts the other.</summary>
    private static bool Restricts(GeneralName tree, GeneralName name, BotanRules rules) => tree.Kind == name.Kind && tree.Kind switch
    {
        GeneralNameKind.IpAddress => rules >= BotanRules.Version313 || (tree.Content.Length == 8 && name.Content.Length == 4),
        GeneralNameKind.Dns or GeneralNameKind.Directory => true,
        GeneralNameKind.Uri or GeneralNameKind.Email => rules >= BotanRules.Version313,
        _ => false,
    };

    /// <summary>The subject, the alternative names, and without any of these what the subject has in their place.</summary>
    private static List<GeneralName> Names(CertificateFacts certificate, BotanRules rules)
    {
        IReadOnlyList<GeneralName> names = BotanReading.NamesOf(certificate, rules);
        List<GeneralName> all = [.. names];
        if (certificate.Subject.Length > 0 || rules == BotanRules.Version3)
            all.Add(new GeneralName(GeneralNameKind.Directory, certificate.Subject.Der));
        if (rules == BotanRules.Version219 ? HasItems(names) : names.Count > 0)
            return all;
        // A common name with a dot is a host. Cases: Ln_nosan M_nc_p_other|R, Ln_emaildn M_nc_p_email2|R.
        all.AddRange(certificate.Subject.CommonNames.Where(static name => name.Contains('.', StringComparison.Ordinal)).Select(GeneralName.OfDns));
        if (rules >= BotanRules.Version313)
            all.AddRange(certificate.Subject.ValuesOf(EmailOid).Select(static text => new GeneralName(GeneralNameKind.Email, System.Text.Encoding.Latin1.GetBytes(text))));
        return all;
    }

    private static bool IsWithin(GeneralName name, GeneralName tree, BotanRules rules) => name.Kind switch
    {
        GeneralNameKind.Dns => IsDnsWithin(name.Text, tree.Text),
        GeneralNameKind.Directory => IsDirectoryWithin(name, tree, rules),
        GeneralNameKind.IpAddress => IsAddressWithin(name.Content.Span, tree.Content.Span),
        GeneralNameKind.Uri => UriHost(name.Text) is { } host && IsHostWithin(host, tree.Text),
        GeneralNameKind.Email => IsEmailWithin(name.Text, tree.Text),
        _ => false,
    };

    /// <summary>What only an exclusion asks: a wildcard that could stand for an excluded name, a URI without a DNS host. Case: Ln_wild M_nc_e_xlab|R.</summary>
    private static bool IsMet(GeneralName name, GeneralName tree, BotanRules rules)
    {
        if (rules < BotanRules.Version313)
            return false;
        if (name.Kind == GeneralNameKind.Uri)
            return UriHost(name.Text) is null;
        if (name.Kind != GeneralNameKind.Dns || !name.Text.Contains('*', StringComparison.Ordinal) || name.Text.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var dot))
            return false;
        string tail = name.Text[dot..];
        return tree.Text.EndsWith(tail, StringComparison.OrdinalIgnoreCase) && tree.Text.IndexOf('.', StringComparison.Ordinal) == tree.Text.Length - tail.Length;
    }

    private static bool IsDnsWithin(string name, string tree)
    {
        if (name.Length <= tree.Length)
            return name.Equals(tree, StringComparison.OrdinalIgnoreCase);
        return tree.Length == 0 || name.EndsWith(tree.StartsWith('.') ? tree : "." + tree, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Before 3.13 the attributes of the subtree are compared where the name has such, wherever they stand.</summary>
    internal static bool IsDirectoryWithin(GeneralName name, GeneralName tree, BotanRules rules)
    {
        if (DistinguishedName.TryRead(name.Content) is not { } own || DistinguishedName.TryRead(tree.Content) is not { } wider)
            return false;
        if (rules >= BotanRules.Version313)
            return wider.Length <= own.Length && own.BeginsWith(wider);
        List<NameAttribute> met = [.. wider.Attributes.Where(attribute => own.ValuesOf(attribute.Oid).Any())];
        return met.Count > 0 && met.TrueForAll(attribute => string.Equals(own.ValuesOf(attribute.Oid).First(), attribute.Value, StringComparison.Ordinal));
    }

    internal static bool IsAddressWithin(ReadOnlySpan<byte> address, ReadOnlySpan<byte> tree)
    {
        if (tree.Length != 2 * address.Length)
            return false;
        for (int i = 0; i < address.Length; i++)
        {
            if ((address[i] & tree[address.Length + i]) != tree[i])
                return false;
        }

        return true;
    }

    private static bool IsHostWithin(string host, string tree) =>
        tree.StartsWith('.') ? IsDnsWithin(host, tree) : host.Equals(tree, StringComparison.OrdinalIgnoreCase);

    private static bool IsEmailWithin(string name, string tree)
    {
        int at = name.LastIndexOf('@'), treeAt = tree.LastIndexOf('@');
        if (at < 0 || (treeAt >= 0 && !string.Equals(name[..at], tree[..treeAt], StringComparison.Ordinal)))
            return false;
        return treeAt >= 0 ? name[(at + 1)..].Equals(tree[(treeAt + 1)..], StringComparison.OrdinalIgnoreCase) : IsHostWithin(name[(at + 1)..], tree);
    }

    private static string? UriHost(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.HostNameType == UriHostNameType.Dns && uri.Host.Contains('.', StringComparison.Ordinal) ? uri.Host : null;

    private static bool IsHost(string text) => BotanHostName.IsWellFormed(text.StartsWith('.') ? text[1..] : text, allowsWildcard: false);
}
