using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Names;

/// <summary>Name constraints as OpenSSL compares them (crypto/x509/v3_ncons.c NAME_CONSTRAINTS_check, nc_match, nc_dns, ...).</summary>
internal static class OpenSslNameConstraints
{
    private const string EmailAddressOid = "1.2.840.113549.1.9.1";

    /// <summary>What the constraints of one certificate of a path say of one below it.</summary>
    /// <param name="constraints">The constraints, with their subtrees.</param>
    /// <param name="below">The certificate below.</param>
    /// <param name="belowIndex">Its position.</param>
    /// <param name="index">The position of the certificate that has the constraints.</param>
    /// <param name="rules">The client's rules.</param>
    /// <param name="name">That certificate as a sentence names it.</param>
    public static IEnumerable<PathFinding> Check(NameConstraints constraints, CertificateFacts below, int belowIndex, int index, ChainRules rules, string name)
    {
        bool hasNone = below.AlternativeNames is null && below.DnsNames.IsEmpty;
        if (belowIndex == 0 && rules.NeedsNamesBelowConstraints && hasNone && below.Subject.CommonNames.Any(LooksLikeHost))
            yield return new PathFinding(PathFindingIds.NameConstraints, index, $"{name} constrains names, and the end entity has none but a common name");
        // The catalogue knows of other forms only that there are some, and a described end entity has no subject.
        if (constraints.HasOtherForms && (constraints.Permitted.Concat(constraints.Excluded).All(static tree => tree.Kind == GeneralNameKind.Dns) || below.Der.IsEmpty))
            yield return new PathFinding(PathFindingIds.NameConstraints, index, $"{name} constrains names of forms that are not known here", Fatal: false) { Undecided = true };
        if (belowIndex == 0 && hasNone && below.Der.IsEmpty && !(constraints.PermittedDns.IsEmpty && constraints.ExcludedDns.IsEmpty))
            yield return new PathFinding(PathFindingIds.NameConstraints, index, $"{name} constrains DNS names, and the end entity's are not known", Fatal: false) { Undecided = true };
        if (Violation(constraints, below, belowIndex == 0, rules) is { } violation)
            yield return new PathFinding(PathFindingIds.NameConstraints, index, $"the name constraints of {name} do not allow {violation}");
    }

    /// <summary>What the constraints do not allow of the certificate, for people; null when they allow all.</summary>
    /// <param name="constraints">The constraints, with their subtrees.</param>
    /// <param name="certificate">The certificate below.</param>
    /// <param name="isEndEntity">Whether it is the end entity, of which the common name may count.</param>
    /// <param name="rules">The client's rules.</param>
    private static string? Violation(NameConstraints constraints, CertificateFacts certificate, bool isEndEntity, ChainRules rules)
    {
        if (!certificate.Subject.IsEmpty && !Allows(constraints, new GeneralName(GeneralNameKind.Directory, certificate.Subject.Der), certificate.Subject, rules))
            return "the subject " + DistinguishedNameText.Printable(certificate.Subject.Text);
        foreach (string email in certificate.Subject.ValuesOf(EmailAddressOid))
        {
            if (!Allows(constraints, Text(GeneralNameKind.Email, email), null, rules))
                return DistinguishedNameText.Printable(email);
        }

        foreach (GeneralName name in certificate.AlternativeNames ?? [.. certificate.DnsNames.Select(GeneralName.OfDns)])
        {
            if (!Allows(constraints, name, name.Kind == GeneralNameKind.Directory ? DistinguishedName.TryRead(name.Content) : null, rules))
                return name.Kind is GeneralNameKind.Dns or GeneralNameKind.Email or GeneralNameKind.Uri ? DistinguishedNameText.Printable(name.Text) : $"an alternative name ({name.Kind})";
        }

        // NAME_CONSTRAINTS_check_CN: where X509_check_host would ask the common name.
        if (isEndEntity && rules.ConstrainsCommonName && certificate.DnsNames.IsEmpty)
        {
            foreach (string name in certificate.Subject.CommonNames.Where(LooksLikeHost))
            {
                if (!Allows(constraints, GeneralName.OfDns(name), null, rules))
                    return "the common name " + DistinguishedNameText.Printable(name);
            }
        }

        return null;
    }

    /// <summary>nc_match: of the permitted subtrees of its form one must match, of the excluded ones none.</summary>
    private static bool Allows(NameConstraints constraints, GeneralName name, DistinguishedName? directory, ChainRules rules)
    {
        bool any = false, permitted = false;
        foreach (GeneralName tree in constraints.Permitted.Where(tree => tree.Kind == name.Kind))
        {
            // A form that is not known is an error, and an error is a violation.
            if (Matches(name, directory, tree, rules) is not { } matches)
                return false;
            any = true;
            permitted |= matches;
        }

        return (!any || permitted) && constraints.Excluded.All(tree => tree.Kind != name.Kind || Matches(name, directory, tree, rules) is false);
    }

    /// <summary>nc_match_single; null for an error.</summary>
    private static bool? Matches(GeneralName name, DistinguishedName? directory, GeneralName tree, ChainRules rules) => name.Kind switch
    {
        GeneralNameKind.Directory => directory is not null && DistinguishedName.TryRead(tree.Content) is { } above ? directory.IsWithin(above) : null,
        GeneralNameKind.Dns => IsDnsWithin(name.Text, tree.Text, rules.AllowsLeadingDotConstraints),
        GeneralNameKind.Email => IsEmailWithin(name.Text, tree.Text),
        GeneralNameKind.Uri => IsUriWithin(name.Text, tree.Text),
        GeneralNameKind.IpAddress when rules.ConstrainsAddresses => IsAddressWithin(name.Content.Span, tree.Content.Span),
        _ => null,
    };

    private static bool IsDnsWithin(string name, string tree, bool leadingDot)
    {
        if (tree.Length == 0)
            return true;
        if (name.Length > tree.Length && !(leadingDot && tree[0] == '.') && name[name.Length - tree.Length - 1] != '.')
            return false;
        return name.EndsWith(tree, StringComparison.OrdinalIgnoreCase);
    }

    private static bool? IsEmailWithin(string name, string tree)
    {
        int at = name.LastIndexOf('@'), treeAt = tree.LastIndexOf('@');
        if (at < 0)
            return null;
        if (treeAt < 0 && tree.StartsWith('.'))
            return name.Length > tree.Length && name.EndsWith(tree, StringComparison.OrdinalIgnoreCase);
        if (treeAt > 0 && !tree.AsSpan(0, treeAt).SequenceEqual(name.AsSpan(0, at)))
            return false;
        return name.AsSpan(at + 1).Equals(tree.AsSpan(treeAt + 1), StringComparison.OrdinalIgnoreCase);
    }

    private static bool? IsUriWithin(string name, string tree)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !name.AsSpan(colon + 1).StartsWith("//", StringComparison.Ordinal))
            return null;
        string host = name[(colon + 3)..];
        int end = host.IndexOf(':', StringComparison.Ordinal);
        end = end < 0 ? host.IndexOf('/', StringComparison.Ordinal) : end;
        host = end < 0 ? host : host[..end];
        if (host.Length == 0)
            return null;
        return tree.StartsWith('.') ? host.Length > tree.Length && host.EndsWith(tree, StringComparison.OrdinalIgnoreCase) : host.Equals(tree, StringComparison.OrdinalIgnoreCase);
    }

    private static bool? IsAddressWithin(ReadOnlySpan<byte> address, ReadOnlySpan<byte> tree)
    {
        if (address.Length is not (4 or 16) || tree.Length is not (8 or 32))
            return null;
        if (2 * address.Length != tree.Length)
            return false;
        for (int i = 0; i < address.Length; i++)
        {
            byte mask = tree[address.Length + i];
            if ((address[i] & mask) != (tree[i] & mask))
                return false;
        }

        return true;
    }

    /// <summary>cn2dnsid: at least two labels of letters, digits, hyphens and underscores.</summary>
    private static bool LooksLikeHost(string name)
    {
        bool isHost = false;
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (char.IsAsciiLetterOrDigit(c) || c == '_')
                continue;
            bool isInner = i > 0 && i < name.Length - 1;
            if (isInner && c == '-')
                continue;
            if (!isInner || c != '.' || name[i + 1] is '.' or '-' || name[i - 1] == '-')
                return false;
            isHost = true;
        }

        return isHost;
    }

    private static GeneralName Text(GeneralNameKind kind, string text) => new(kind, System.Text.Encoding.Latin1.GetBytes(text));
}
