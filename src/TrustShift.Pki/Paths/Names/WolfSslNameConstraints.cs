using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Names;

/// <summary>wolfSSL wolfcrypt/src/asn.c ConfirmNameConstraints: the constraints of the signer on what it signed, an authority or not.</summary>
internal static class WolfSslNameConstraints
{
    private const string EmailOid = "1.2.840.113549.1.9.1";

    /// <summary>Whether the certificate may stand right below one with the constraints.</summary>
    public static bool Allow(NameConstraints constraints, CertificateFacts certificate, WolfSslNameRules rules) =>
        rules == WolfSslNameRules.Exact ? AllowExact(constraints, certificate) : AllowEach(constraints, certificate, rules);

    private static bool AllowEach(NameConstraints constraints, CertificateFacts certificate, WolfSslNameRules rules)
    {
        bool isNew = rules == WolfSslNameRules.EachForm;
        if (isNew && constraints.Critical && constraints.Permitted.Concat(constraints.Excluded).Any(static tree => tree.Kind is GeneralNameKind.X400 or GeneralNameKind.EdiParty))
            return false;
        GeneralNameKind[] kinds = isNew
            ? [GeneralNameKind.Email, GeneralNameKind.Dns, GeneralNameKind.Directory, GeneralNameKind.IpAddress, GeneralNameKind.Uri, GeneralNameKind.Other, GeneralNameKind.RegisteredId]
            : [GeneralNameKind.Email, GeneralNameKind.Dns, GeneralNameKind.Directory];
        foreach (GeneralNameKind kind in kinds)
        {
            List<GeneralName> permitted = [.. constraints.Permitted.Where(tree => tree.Kind == kind)], excluded = [.. constraints.Excluded.Where(tree => tree.Kind == kind)];
            foreach (GeneralName name in NamesOf(kind, certificate, isNew))
            {
                if (excluded.Exists(tree => IsWithin(kind, name, tree, isNew, isPermitted: false)) || (permitted.Count > 0 && !permitted.Exists(tree => IsWithin(kind, name, tree, isNew, isPermitted: true))))
                    return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The names that a form's constraints are held against. Until 5.8 every name of the list of alternative names, whatever its form; where
    /// there is none, the common name. Case: Ln_ip M_ncn_p_local|R.
    /// </summary>
    private static IEnumerable<GeneralName> NamesOf(GeneralNameKind kind, CertificateFacts certificate, bool isNew)
    {
        ImmutableArray<GeneralName> all = certificate.AlternativeNames ?? [.. certificate.DnsNames.Select(GeneralName.OfDns)];
        IEnumerable<GeneralName> listed = all.Where(static name => name.Kind is GeneralNameKind.Dns or GeneralNameKind.Uri or GeneralNameKind.IpAddress or GeneralNameKind.RegisteredId);
        switch (kind)
        {
            case GeneralNameKind.Dns:
                // Since 5.9 the common name of an authority is none. Vector: ats_short|R1s_ncOk.
                return listed.Any() ? listed.Where(name => !isNew || name.Kind == kind)
                    : isNew && certificate.BasicConstraints is { IsAuthority: true } ? []
                    : certificate.Subject.CommonNames.TakeLast(1).Select(GeneralName.OfDns);
            case GeneralNameKind.Email:
                return all.Where(name => name.Kind == kind).Concat(certificate.Subject.ValuesOf(EmailOid).TakeLast(1).Select(GeneralName.OfDns));
            case GeneralNameKind.Directory:
                return all.Where(name => name.Kind == kind).Append(new GeneralName(kind, certificate.Subject.Der));
            default:
                return all.Where(name => name.Kind == kind);
        }
    }

    private static bool IsWithin(GeneralNameKind kind, GeneralName name, GeneralName tree, bool isNew, bool isPermitted)
    {
        switch (kind)
        {
            case GeneralNameKind.Directory:
                return IsPrefix(name, tree);
            case GeneralNameKind.IpAddress:
                return IsAddressWithin(name.Content.Span, tree.Content.Span);
            case GeneralNameKind.Other or GeneralNameKind.RegisteredId:
                return name.Content.Span.SequenceEqual(tree.Content.Span);
            case GeneralNameKind.Uri:
                return HostOf(name.Text) is { } host && IsDnsWithin(host, tree.Text, isNew: true, mayBeBelow: tree.Text.StartsWith('.'));
            case GeneralNameKind.Email:
                int at = name.Text.LastIndexOf('@');
                if (tree.Text.Contains('@', StringComparison.Ordinal))
                    return name.Text.Equals(tree.Text, StringComparison.OrdinalIgnoreCase);
                return (at >= 0 || !isNew) && IsDnsWithin(name.Text[(at + 1)..], tree.Text, isNew, mayBeBelow: tree.Text.StartsWith('.'));
            default:
                return isNew && name.Text.Contains('*', StringComparison.Ordinal)
                    ? IsWildcardWithin(name.Text, tree.Text, isPermitted)
                    : IsDnsWithin(name.Text, tree.Text, isNew, mayBeBelow: true);
        }
    }

    /// <summary>MatchBaseName: the name ends with the constraint; since 5.9 at a dot.</summary>
    private static bool IsDnsWithin(string name, string tree, bool isNew, bool mayBeBelow)
    {
        if (name.Length < tree.Length)
            return false;
        if (isNew)
            (name, tree) = (name.EndsWith('.') ? name[..^1] : name, tree.EndsWith('.') ? tree[..^1] : tree);
        if (tree.Length == 0 || name.Length < tree.Length || name.StartsWith('.') || !name.EndsWith(tree, StringComparison.OrdinalIgnoreCase))
            return false;
        int before = name.Length - tree.Length;
        return before == 0 || (mayBeBelow && (!isNew || tree.StartsWith('.') || name[before - 1] == '.'));
    }

    /// <summary>wolfssl_local_MatchDnsConstraintWildcard: permitted if every name that it stands for is, excluded if any can be.</summary>
    private static bool IsWildcardWithin(string name, string tree, bool isPermitted)
    {
        bool below = tree.StartsWith('.');
        string[] own = name.TrimEnd('.').Split('.'), wanted = tree.Trim('.').Split('.');
        if (own.Length < wanted.Length + (below ? 1 : 0))
            return false;
        for (int i = 1; i <= wanted.Length; i++)
        {
            string label = own[^i];
            bool matches = label.Contains('*', StringComparison.Ordinal)
                ? !isPermitted && Globs(label, wanted[^i])
                : label.Equals(wanted[^i], StringComparison.OrdinalIgnoreCase);
            if (!matches)
                return false;
        }

        return true;
    }

    private static bool Globs(string label, string text)
    {
        int star = label.IndexOf('*', StringComparison.Ordinal);
        return text.StartsWith(label[..star], StringComparison.OrdinalIgnoreCase) && text.EndsWith(label[(label.LastIndexOf('*') + 1)..], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>4.x: exclusions of DNS names by the very name, or by what a leading dot is followed by; of the permitted ones the first alone.</summary>
    private static bool AllowExact(NameConstraints constraints, CertificateFacts certificate)
    {
        List<GeneralName> listed = [.. (certificate.AlternativeNames ?? [.. certificate.DnsNames.Select(GeneralName.OfDns)]).Where(static name => name.Kind is GeneralNameKind.Dns or GeneralNameKind.Uri or GeneralNameKind.IpAddress)];
        List<GeneralName> emails = [.. (certificate.AlternativeNames ?? []).Where(static name => name.Kind == GeneralNameKind.Email), .. certificate.Subject.ValuesOf(EmailOid).Select(GeneralName.OfDns)];
        List<GeneralName> directories = [.. (certificate.AlternativeNames ?? []).Where(static name => name.Kind == GeneralNameKind.Directory)];
        var subject = new GeneralName(GeneralNameKind.Directory, certificate.Subject.Der);
        foreach (GeneralName tree in constraints.Excluded)
        {
            if ((tree.Kind == GeneralNameKind.Email && emails.Exists(name => IsWithin(GeneralNameKind.Email, name, tree, isNew: false, isPermitted: false)))
                || (tree.Kind == GeneralNameKind.Dns && listed.Exists(name => IsExactly(name, tree)))
                || (tree.Kind == GeneralNameKind.Directory && (IsPrefix(subject, tree) || directories.Exists(name => IsPrefix(name, tree)))))
            {
                return false;
            }
        }

        if (constraints.Permitted.FirstOrDefault(static tree => tree.Kind == GeneralNameKind.Dns) is { } first && listed.Count > 0 && !IsExactly(listed[0], first))
            return false;
        // E-mail addresses are held against it as if they were DNS names, so that a domain permits none. Case: Ln_email M_nc_p_email|R.
        if (constraints.Permitted.FirstOrDefault(static tree => tree.Kind == GeneralNameKind.Email) is { } address && emails.Count > 0 && !IsExactly(emails[0], address))
            return false;
        List<GeneralName> trees = [.. constraints.Permitted.Where(static tree => tree.Kind == GeneralNameKind.Directory)];
        return trees.Count == 0 || trees.Exists(tree => IsPrefix(subject, tree) && directories.TrueForAll(name => IsPrefix(name, tree)));
    }

    private static bool IsExactly(GeneralName name, GeneralName tree) =>
        tree.Text.StartsWith('.') ? name.Text.EndsWith(tree.Text, StringComparison.OrdinalIgnoreCase) : name.Text.Equals(tree.Text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The components of the constraint, byte for byte, begin the name.</summary>
    private static bool IsPrefix(GeneralName name, GeneralName tree) => ComponentsOf(name.Content.Span).StartsWith(ComponentsOf(tree.Content.Span));

    private static ReadOnlySpan<byte> ComponentsOf(ReadOnlySpan<byte> name) =>
        System.Formats.Asn1.AsnDecoder.TryReadEncodedValue(name, System.Formats.Asn1.AsnEncodingRules.BER, out _, out int offset, out int length, out _) ? name.Slice(offset, length) : name;

    private static bool IsAddressWithin(ReadOnlySpan<byte> address, ReadOnlySpan<byte> tree)
    {
        if (tree.Length != 2 * address.Length)
            return false;
        for (int i = 0; i < address.Length; i++)
        {
            if (((address[i] ^ tree[i]) & tree[address.Length + i]) != 0)
                return false;
        }

        return true;
    }

    private static string? HostOf(string uri) => Uri.TryCreate(uri, UriKind.Absolute, out Uri? parsed) && parsed.Host.Length > 0 ? parsed.Host : null;
}
