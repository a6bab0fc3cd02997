using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>What Botan makes of one certificate (src/lib/x509/x509cert.cpp parse_x509_cert_body, x509_ext.cpp).</summary>
internal static class BotanReading
{
    private const string ClientPurpose = "1.3.6.1.5.5.7.3.2";
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    private const string KeyUsageOid = "2.5.29.15";
    private const string BasicConstraintsOid = "2.5.29.19";
    private const string AlternativeName = "2.5.29.17";
    private const string NameConstraint = "2.5.29.30";

    // asn1_time.cpp passes_sanity_check. Case: L_far M|R.
    private const int LastYear = 3100;

    // x509_ext.cpp extension_from_oid. Cases: L_crldp M|R, L_aiac M|R, L_issalt M|R, L_inh M|R, L_pmap M|R.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "2.5.29.14", KeyUsageOid, AlternativeName, "2.5.29.18", BasicConstraintsOid, NameConstraint, "2.5.29.31", "2.5.29.32", "2.5.29.35", "2.5.29.37", "1.3.6.1.5.5.7.1.1",
    };

    /// <summary>Why a certificate cannot be parsed; null when it can.</summary>
    public static string? WhyNot(CertificateFacts certificate, BotanRules rules)
    {
        if (rules < BotanRules.Version313 && (certificate.NotAfter.Year > LastYear || certificate.NotBefore.Year > LastYear))
            return "its dates";
        // asn1_str.cpp. Vector: L_wildPart|R1s, with an asterisk in a PrintableString.
        if (rules >= BotanRules.Version313 && !(DistinguishedNameStrings.AreWellFormed(certificate.Subject) && DistinguishedNameStrings.AreWellFormed(certificate.Issuer)))
            return "characters in its name that do not fit their type";
        // Cases: L M R_ku_none|R, L M_eku_|R.
        if (rules == BotanRules.Version3 && certificate.KeyUsage is { Usages: KeyUsages.None })
            return "an empty key usage";
        return rules >= BotanRules.Version3 && certificate.ExtendedKeyUsage is { IsEmpty: true } ? "an empty extended key usage" : null;
    }

    /// <summary>
    /// An extension that fails the path, the anchor's too; null when there is none: a critical one that is not known or could not be decoded, and
    /// since 3.13 any that could not be decoded (Unknown_Extension::validate). Cases: L M_nc_none|R, L_san_under M|R.
    /// </summary>
    public static string? RefusedExtensionOf(CertificateFacts certificate, BotanRules rules) =>
        certificate.CriticalExtensions.FirstOrDefault(oid => !Known.Contains(oid))
        ?? (rules >= BotanRules.Version313 ? certificate.Extensions : certificate.CriticalExtensions).FirstOrDefault(oid => !IsDecoded(certificate, oid, rules));

    private static bool IsDecoded(CertificateFacts certificate, string oid, BotanRules rules) => oid switch
    {
        KeyUsageOid => certificate.KeyUsage is not { Usages: KeyUsages.None },
        BasicConstraintsOid => rules < BotanRules.Version313 || certificate.BasicConstraints is not { IsAuthority: false, PathLength: not null },
        NameConstraint => certificate.NameConstraints is not { } constraints || Names.BotanNameConstraints.IsReadable(constraints, rules),
        AlternativeName => IsReadable(certificate, rules),
        _ => true,
    };

    /// <summary>Same name, and the key identifiers agree where there are both; a signature that disagrees is seen in the check of the path.</summary>
    public static bool IsSelfSigned(CertificateFacts certificate) => SelfSigned.Is(certificate);

    /// <summary>is_CA_cert. Since 3 purposes count, and those that have nothing to do with TLS take the authority away. Case: L M_eku_code|R.</summary>
    public static bool IsAuthority(CertificateFacts certificate, BotanRules rules)
    {
        if (certificate.Version < 3 && IsSelfSigned(certificate))
            return true;
        return HasAuthority(certificate, rules);
    }

    /// <summary>The path length, which only an authority has.</summary>
    public static int? PathLength(CertificateFacts certificate, BotanRules rules) =>
        HasAuthority(certificate, rules) ? certificate.BasicConstraints!.PathLength : null;

    /// <summary>The names that are decoded: one bad DNS name spoils them all since 3. Case: L_san_under M|R.</summary>
    public static IReadOnlyList<GeneralName> NamesOf(CertificateFacts certificate, BotanRules rules) =>
        IsReadable(certificate, rules) ? certificate.AlternativeNames ?? [.. certificate.DnsNames.Select(GeneralName.OfDns)] : [];

    private static bool HasAuthority(CertificateFacts certificate, BotanRules rules)
    {
        if (certificate.BasicConstraints is not { IsAuthority: true } || certificate.KeyUsage is { Usages: not KeyUsages.None, AllowsCertificateSigning: false })
            return false;
        return rules < BotanRules.Version3 || certificate.ExtendedKeyUsage is not { } purposes
            || purposes.Any(purpose => purpose is Names.KeyPurposes.Server or ClientPurpose or OcspSigning || (rules >= BotanRules.Version313 && purpose is Names.KeyPurposes.Any));
    }

    private static bool IsReadable(CertificateFacts certificate, BotanRules rules) =>
        rules < BotanRules.Version3
        || certificate.DnsNames.All(name => rules >= BotanRules.Version313 ? Names.BotanHostName.IsWellFormedPattern(name) : Names.BotanHostName.IsWellFormed(name, allowsWildcard: true));
}
