namespace TrustShift.Pki.Clients;

/// <summary>Node.js (deps/openssl by release, lib/tls.js).</summary>
internal static class NodeFamily
{
    public static ProfileFamily Family { get; } = new(
        "node", "Node.js",
        ["0.10", "0.12", "4", "8", "10", "12", "13", "15", "16", "17", "18", "20", "22", "23", "24", "26"],
        ["extra-ca-certs", "use-openssl-ca", "use-system-ca", "allow-partial-trust-chain"],
        Describe);

    private static ClientProfile Describe(ProfileName name)
    {
        // The level is OpenSSL's default, 1, until Node 24, which sets 2.
        int level = name.IsAtLeast("24") ? 2 : 1;
        ClientProfile profile = OpenSslFamily.Library(LibraryVersion.TryParse(OpenSslOf(name)), level);
        return profile with
        {
            AcceptsIntermediateAnchors = name.Has("allow-partial-trust-chain"),
            // src/node_crypto.cc GetLastIssuedCert asks for the issuer's issuer without end. Vector: SS|SS.
            OpenSsl = profile.OpenSsl with { CollectsIssuersWithoutEnd = !name.IsAtLeast("16") },
            Source = "OpenSSL as linked by Node.js (deps/openssl), lib/tls.js checkServerIdentity",
            // The host name is checked in JavaScript by every version.
            // tls.DEFAULT_ECDH_CURVE was prime256v1 until 10, and 8 sets it for clients too. Case: L_p384 M R1x G2x|R1s, refused by 8.17 and accepted by 0.10 to 4.9.
            Rules = profile.Rules with { EndEntityCurves = name.IsAtLeast("8") && !name.IsAtLeast("10") ? ["P-256"] : default, ChecksHostName = true, HostNames = IsBefore2022(name) ? HostNameForm.NodeBefore2022 : HostNameForm.Node },
        };
    }

    /// <summary>lib/tls.js checkServerIdentity changed in 12.22.9, 14.18.3, 16.13.2 and 17.3.1.</summary>
    private static bool IsBefore2022(ProfileName name) =>
        !(name.Reaches("17.3.1") || (name.Reaches("16.13.2") && !name.IsAtLeast("17"))
            || (name.Reaches("14.18.3") && !name.IsAtLeast("15")) || (name.Reaches("12.22.9") && !name.IsAtLeast("13")));

    /// <summary>
    /// deps/openssl by release, as far as it matters: 1.1.1i came to all lines on 2021-01-04 (10.23.1, 12.20.1, 14.15.4, 15.5.1).
    /// </summary>
    private static string OpenSslOf(ProfileName name)
    {
        if (name.IsAtLeast("24"))
            return "3.5";
        if (name.IsAtLeast("17"))
            return "3.0";
        bool isLate = name.IsAtLeast("16") || name.Reaches("15.5.1") || (name.Reaches("14.15.4") && !name.IsAtLeast("15"))
            || (name.Reaches("12.20.1") && !name.IsAtLeast("13")) || (name.Reaches("10.23.1") && !name.IsAtLeast("11"));
        if (isLate)
            return "1.1.1w";
        if (name.Reaches("10.9"))
            return "1.1.1g";
        return name.IsAtLeast("10") ? "1.1.0l" : name.IsAtLeast("4") ? "1.0.2u" : "1.0.1u";
    }
}
