using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Names;

/// <summary>NSS lib/certdb/genname.c CERT_CompareNameSpace, cert_CompareNameWithConstraints: every form, the subject as a directory name.</summary>
internal static class NssNameConstraints
{
    private const string EmailOid = "1.2.840.113549.1.9.1";

    /// <summary>CERT_GetConstrainedCertificateNames: subject, its e-mail addresses, alternative names, and the common name of an end entity without DNS names.</summary>
    public static IEnumerable<GeneralName> NamesOf(CertificateFacts certificate, bool isEndEntity)
    {
        IReadOnlyList<GeneralName> listed = certificate.AlternativeNames ?? [.. certificate.DnsNames.Select(GeneralName.OfDns)];
        IEnumerable<GeneralName> names = certificate.Subject.ValuesOf(EmailOid).Select(static text => new GeneralName(GeneralNameKind.Email, System.Text.Encoding.Latin1.GetBytes(text)))
            .Append(new GeneralName(GeneralNameKind.Directory, certificate.Subject.Der))
            .Concat(listed);
        return isEndEntity && !listed.Any(static name => name.Kind == GeneralNameKind.Dns)
            ? names.Concat(certificate.Subject.CommonNames.TakeLast(1).Select(GeneralName.OfDns))
            : names;
    }

    /// <summary>Whether the names may stand below an authority with the constraints.</summary>
    public static bool Allow(NameConstraints constraints, IEnumerable<GeneralName> names) => names.All(name =>
    {
        if (constraints.Excluded.Any(tree => tree.Kind == name.Kind && IsWithin(name, tree, isExcluded: true)))
            return false;
        IEnumerable<GeneralName> permitted = constraints.Permitted.Where(tree => tree.Kind == name.Kind);
        return !permitted.Any() || permitted.Any(tree => IsWithin(name, tree, isExcluded: false));
    });

    private static bool IsWithin(GeneralName name, GeneralName tree, bool isExcluded) => name.Kind switch
    {
        GeneralNameKind.Dns => tree.Content.IsEmpty || IsDnsWithin(name.Text, tree.Text),
        GeneralNameKind.Email => IsEmailWithin(name.Text, tree.Text),
        GeneralNameKind.Uri => HostOf(name.Text) is { } host && !tree.Content.IsEmpty
            && (tree.Text.StartsWith('.') ? IsDnsWithin(host, tree.Text) : host.Equals(tree.Text, StringComparison.OrdinalIgnoreCase)),
        GeneralNameKind.IpAddress => IsAddressWithin(name.Content.Span, tree.Content.Span),
        GeneralNameKind.Directory => DistinguishedName.TryRead(name.Content) is { } own && DistinguishedName.TryRead(tree.Content) is { } wanted && own.BeginsWith(wanted),
        // Nothing is known of these forms: an exclusion never hits, and what is permitted is by its type.
        GeneralNameKind.Other => !isExcluded && string.Equals(name.OtherOid, tree.OtherOid, StringComparison.Ordinal),
        _ => !isExcluded,
    };

    /// <summary>compareDNSN2C: the name ends with the constraint, with just one dot where it begins.</summary>
    private static bool IsDnsWithin(string name, string tree)
    {
        if (!name.EndsWith(tree, StringComparison.OrdinalIgnoreCase))
            return false;
        int before = name.Length - tree.Length;
        return before == 0 || (name[before - 1] == '.') != tree.StartsWith('.');
    }

    private static bool IsEmailWithin(string name, string tree)
    {
        if (tree.Length is 0 || tree is ".")
            return name.Length >= tree.Length;
        if (tree.Contains('@', StringComparison.Ordinal))
            return name.Equals(tree, StringComparison.OrdinalIgnoreCase);
        return name.EndsWith(tree, StringComparison.OrdinalIgnoreCase) && (tree.StartsWith('.') || (name.Length > tree.Length && name[name.Length - tree.Length - 1] == '@'));
    }

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
