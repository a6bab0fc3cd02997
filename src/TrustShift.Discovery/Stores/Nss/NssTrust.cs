using System.Security.Cryptography;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Nss;

/// <summary>A trust object: which certificate is meant, by its SHA-1 or its issuer and serial number, and what for (lib/util/pkcs11n.h, CKA_TRUST_SERVER_AUTH).</summary>
/// <param name="Hash">SHA-1 of the certificate, or empty.</param>
/// <param name="Issuer">DER of the issuer.</param>
/// <param name="Serial">DER of the serial number.</param>
/// <param name="Server">What it is as a TLS server's authority; null when nothing is said.</param>
internal sealed record NssTrust(ReadOnlyMemory<byte> Hash, ReadOnlyMemory<byte> Issuer, ReadOnlyMemory<byte> Serial, uint? Server)
{
    private const uint TrustedDelegator = 0xCE534352;
    private const uint NotTrusted = 0xCE53435A;
    private const int HashLength = 20;

    /// <summary>Whether it makes an anchor for TLS servers.</summary>
    public bool IsAnchor => Server == TrustedDelegator;

    /// <summary>Whether it refuses the certificate.</summary>
    public bool IsRefused => Server == NotTrusted;

    /// <summary>What it is looked up by.</summary>
    public string Key => Hash.Length == HashLength ? Convert.ToHexString(Hash.Span) : KeyOf(Issuer, Serial.Length > 2 ? Convert.ToHexStringLower(Serial.Span[2..]).TrimStart('0') : "");

    /// <summary>The key of a trust object that names the certificate by its hash.</summary>
    public static string KeyOf(CertificateFacts certificate)
    {
#pragma warning disable CA5350 // NSS's choice.
        return Convert.ToHexString(SHA1.HashData(certificate.Der.Span));
#pragma warning restore CA5350
    }

    /// <summary>The key of one that names it by issuer and serial number.</summary>
    public static string KeyOfName(CertificateFacts certificate) => KeyOf(certificate.Issuer.Der, certificate.SerialNumber.TrimStart('0'));

    /// <summary>The trust that a text names: "CKT_NSS_TRUSTED_DELEGATOR"; null for any other.</summary>
    public static uint? ValueOf(string? name) => name switch
    {
        "CKT_NSS_TRUSTED_DELEGATOR" or "CKT_NETSCAPE_TRUSTED_DELEGATOR" => TrustedDelegator,
        "CKT_NSS_NOT_TRUSTED" or "CKT_NETSCAPE_UNTRUSTED" => NotTrusted,
        _ => null,
    };

    /// <summary>Says of each certificate of a store what trust objects say of it.</summary>
    /// <param name="draft">The store.</param>
    /// <param name="all">The trust objects.</param>
    /// <param name="isWhole">Whether the store is all that its program has: a refusal of what is not in it takes nothing away.</param>
    public static void Judge(StoreDraft draft, List<NssTrust> all, bool isWhole = false)
    {
        var byHash = new Dictionary<string, List<NssTrust>>(StringComparer.Ordinal);
        foreach (NssTrust trust in all)
        {
            if (!byHash.TryGetValue(trust.Key, out List<NssTrust>? same))
                byHash[trust.Key] = same = [];
            same.Add(trust);
        }

        var used = new HashSet<NssTrust>();
        for (int i = 0; i < draft.Count; i++)
        {
            CertificateFacts facts = draft[i].Facts;
            List<NssTrust> own = [.. byHash.GetValueOrDefault(NssTrust.KeyOf(facts), []), .. byHash.GetValueOrDefault(NssTrust.KeyOfName(facts), [])];
            used.UnionWith(own);
            if (own.Exists(static t => t.IsRefused))
                draft[i] = draft[i] with { Usage = AnchorUsage.Rejected };
            else if (own.Exists(static t => t.IsAnchor))
                draft[i] = draft[i] with { Usage = AnchorUsage.TlsServer };
        }

        // It may name one of the roots that are built into NSS.
        if (!isWhole && all.Exists(t => t is { IsRefused: true } && !used.Contains(t)))
            draft.Lose("it refuses a certificate that is not in it, so which one is not known", "certutil -L -d FOLDER");
    }

    private static string KeyOf(ReadOnlyMemory<byte> issuer, string serial) => $"{Convert.ToHexString(issuer.Span)}:{serial}";
}
