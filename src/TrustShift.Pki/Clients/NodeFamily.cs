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
        // deps/openssl by release; the level is OpenSSL's default, 1, until it became 2 with OpenSSL 3.5 as Node 24 links it.
        string openSsl = name.IsAtLeast("24") ? "3.5" : name.IsAtLeast("17") ? "3.0" : name.IsAtLeast("14") ? "1.1.1k" : name.IsAtLeast("13") ? "1.1.1g" : name.IsAtLeast("10") ? "1.1.1k" : name.IsAtLeast("4") ? "1.0.2g" : "1.0.1u";
        int level = name.IsAtLeast("24") ? 2 : 1;
        ClientProfile profile = OpenSslFamily.Library(LibraryVersion.TryParse(openSsl), level);
        return profile with
        {
            AcceptsIntermediateAnchors = name.Has("allow-partial-trust-chain"),
            // Before OpenSSL 1.1.1 as Node 16 links it a self-signed end entity had to sign certificates; 10 to 15 crash or reject. Vector: SS|SS.
            EndEntity = name.IsAtLeast("16") ? EndEntityAnchor.None : EndEntityAnchor.SelfSigned,
            Source = "OpenSSL as linked by Node.js (deps/openssl), lib/tls.js checkServerIdentity",
            // The host name is checked in JavaScript by every version.
            Rules = profile.Rules with { ChecksHostName = true, AllowsPartialWildcards = true },
        };
    }
}
