using System.Collections.Immutable;

namespace TrustShift.Pki.Clients;

/// <summary>Programs and languages that call OpenSSL, each with the flags it sets.</summary>
internal static class OpenSslPrograms
{
    public static ImmutableArray<ProfileFamily> Families { get; } =
    [
        // lib/vtls/openssl.c: X509_V_FLAG_PARTIAL_CHAIN since 7.68; its own host name check knows no partial wildcards.
        new("curl", "curl", ["7.74.0", "7.88.1", "8.23.0"], ["openssl"], static name =>
        {
            ClientProfile profile = NoPartialWildcards(OpenSslFamily.Library(name.VersionOf("openssl")));
            return OpenSslFamily.TrustedFirst(profile) with { AcceptsIntermediateAnchors = name.IsAtLeast("7.68"), Source = "curl lib/vtls/openssl.c; " + profile.Source };
        }),
        new("ruby", "Ruby", ["2.7", "3.1", "3.3"], ["openssl"], static name => OpenSslFamily.Library(name.VersionOf("openssl")) with { Source = "ruby ext/openssl/ossl_ssl.c" }),
        // IO::Socket::SSL sets X509_V_FLAG_PARTIAL_CHAIN and X509_V_FLAG_TRUSTED_FIRST.
        new("perl-iosocketssl", "Perl IO::Socket::SSL", ["2.069", "2.081", "2.095"], ["openssl"], static name =>
            OpenSslFamily.TrustedFirst(OpenSslFamily.Library(name.VersionOf("openssl"))) with { AcceptsIntermediateAnchors = true, Source = "IO::Socket::SSL lib/IO/Socket/SSL.pm" }),
        new("php", "PHP", ["7.4", "8.2", "8.4.24"], ["openssl"], Php),
        new("node", "Node.js", ["0.10", "0.12", "4", "8", "10", "12", "13", "15", "16", "17", "18", "20", "22", "23", "24", "26"],
            ["extra-ca-certs", "use-openssl-ca", "use-system-ca", "allow-partial-trust-chain"], Node),
        new("dotnet", ".NET", ["8.0", "9", "10"], ["system-store"], static _ => DotNet()),
        new("dotnet-x509chain", ".NET X509Chain", ["10"], ["system-store"], static _ =>
        {
            ClientProfile profile = DotNet();
            // No application policy and no name unless the program asks.
            return profile with
            {
                Rules = profile.Rules with
                {
                    ChecksHostName = false, EndEntityPurpose = PurposeRule.Ignored, AuthorityPurpose = PurposeRule.Ignored, AnchorPurpose = PurposeRule.Ignored,
                },
            };
        }),
    ];

    /// <summary>The profile without X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS's counterpart.</summary>
    internal static ClientProfile NoPartialWildcards(ClientProfile profile) => profile with { Rules = profile.Rules with { AllowsPartialWildcards = false } };

    private static ClientProfile Php(ProfileName name)
    {
        ClientProfile profile = OpenSslFamily.Library(name.VersionOf("openssl"));
        // main/streams/xp_ssl.c: OPENSSL_DEFAULT_STREAM_VERIFY_DEPTH 9; the common name was asked although there were DNS names, until a point release.
        bool asksCommonName = !name.IsAtLeast("8.2") || (name.IsAtLeast("8.4") && !name.IsAtLeast("8.4.25"));
        return profile with
        {
            Source = "php-src ext/openssl/xp_ssl.c",
            Rules = profile.Rules with { MaxIntermediates = 8, CommonName = asksCommonName ? CommonNameRule.Always : CommonNameRule.WithoutDnsNames },
        };
    }

    private static ClientProfile Node(ProfileName name)
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

    /// <summary>OpenSSL finds the chain, without a security level; entries that are not self-issued never are anchors.</summary>
    private static ClientProfile DotNet()
    {
        ClientProfile profile = NoPartialWildcards(OpenSslFamily.Library(null, level: 0));
        return profile with { Search = PathSearch.DotNet, Source = "dotnet/runtime OpenSslX509ChainProcessor.cs" };
    }
}
