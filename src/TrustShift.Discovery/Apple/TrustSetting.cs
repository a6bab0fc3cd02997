using System.Formats.Asn1;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Apple;

/// <summary>
/// Trust settings of macOS (Security's TrustSettingsSchema.h; <c>security trust-settings-export</c>, <c>/Library/Security/Trust Settings/*.plist</c>): by the SHA-1 of a certificate, what a user or an administrator
/// said of it. No entry says nothing.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Sha1">SHA-1 of the certificate, in capitals.</param>
/// <param name="Usage">What it is to TLS servers.</param>
internal sealed record TrustSetting(string Path, string Sha1, AnchorUsage Usage)
{
    private const int HashLength = 40;
    private const int MostSettings = 20_000;
    private const long TrustRoot = 1, TrustAsRoot = 2, Deny = 3;

    // CSSMOID_APPLE_TP_SSL and CSSMOID_APPLE_X509_BASIC (SecPolicyPriv.h): 1.2.840.113635.100.1.3 and .2.
    private static readonly string[] s_serverPolicies = ["1.2.840.113635.100.1.3", "1.2.840.113635.100.1.2"];

    /// <summary>The settings in a property list; empty when it has none.</summary>
    public static IEnumerable<TrustSetting> Read(string path, PropertyNode list)
    {
        if (list["trustList"] is not { Kind: "dict" } all)
            yield break;
        for (int i = 0; i < all.Keys.Length && i < MostSettings; i++)
        {
            // "kSecTrustRecordDefaultRootCert" stands for every root that is not named.
            if (all.Keys[i].Length == HashLength && all.Values[i].Kind is "dict")
                yield return new TrustSetting(path, all.Keys[i].ToUpperInvariant(), UsageOf(all.Values[i]["trustSettings"]));
        }
    }

    /// <summary>What the settings of one certificate say: none at all, or an empty list, trusts for everything. Of several that concern servers the strictest counts.</summary>
    public static AnchorUsage UsageOf(PropertyNode? settings)
    {
        if (settings is null || settings.Values.IsEmpty)
            return AnchorUsage.Any;
        AnchorUsage usage = AnchorUsage.OtherOnly;
        foreach (PropertyNode setting in settings.Values)
        {
            long result = setting["kSecTrustSettingsResult"] is { } stated ? stated.Number ?? 0 : TrustRoot;
            if (!ConcernsServers(setting))
                continue;
            if (result == Deny)
                return AnchorUsage.Rejected;
            if (result is TrustRoot or TrustAsRoot && !IsLimited(setting))
                usage = AnchorUsage.TlsServer;
        }

        return usage;
    }

    private static bool ConcernsServers(PropertyNode setting)
    {
        if (setting["kSecTrustSettingsPolicy"] is not { } policy)
            return true;
        try
        {
            // The bare value of an object identifier, or a whole one.
            byte[] encoded = policy.Data.Span is [0x06, ..] ? policy.Data.ToArray() : [0x06, (byte)policy.Data.Length, .. policy.Data.Span];
            return policy.Data.Length is 0 or > 100 || Array.IndexOf(s_serverPolicies, AsnDecoder.ReadObjectIdentifier(encoded, AsnEncodingRules.BER, out _)) >= 0;
        }
        catch (AsnContentException)
        {
            return true;
        }
    }

    // For one program, one host or one use of the key it is trusted there alone.
    private static bool IsLimited(PropertyNode setting) => setting["kSecTrustSettingsApplication"] is not null || setting["kSecTrustSettingsPolicyString"] is not null || setting["kSecTrustSettingsKeyUsage"] is not null;
}
