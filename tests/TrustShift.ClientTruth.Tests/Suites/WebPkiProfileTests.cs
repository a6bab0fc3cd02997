using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using TrustShift.ClientTruth.Tests.Live.Authority;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.ClientTruth.Tests.Suites;

/// <summary>What the standards say by example and no public suite asks.</summary>
public sealed class WebPkiProfileTests
{
    private const string Host = BaseCertificates.HostName;

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<KeyDesign, SigningKey> Keys = [];
    private static readonly Lock KeysLock = new();

    [Theory]
    // RFC 5280 4.2.1.10, rfc822Name: "a particular mailbox, all addresses at a particular host, or all mailboxes in a domain".
    [InlineData("email", "root@example.com", "root@example.com", true)]
    [InlineData("email", "root@example.com", "ROOT@example.com", false)]
    [InlineData("email", "root@example.com", "root@EXAMPLE.com", true)]
    [InlineData("email", "example.com", "root@example.com", true)]
    [InlineData("email", "example.com", "root@my.example.com", false)]
    [InlineData("email", ".example.com", "root@my.example.com", true)]
    [InlineData("email", ".example.com", "root@example.com", false)]
    [InlineData("email", "example.com", "no mailbox", false)]
    // The same for a URI's host: "When the constraint begins with a period, it MAY be expanded with one or more labels".
    [InlineData("uri", "host.example.com", "https://host.example.com/a", true)]
    [InlineData("uri", "host.example.com", "https://a.host.example.com/", false)]
    [InlineData("uri", ".example.com", "ldap://host.example.com:389/x", true)]
    [InlineData("uri", ".example.com", "ldap://my.host.example.com/x", true)]
    [InlineData("uri", ".example.com", "https://example.com/", false)]
    // "If a constraint is applied to the uniformResourceIdentifier name form and a subsequent certificate includes a URI with the host name
    // specified as an IP address, then the application MUST reject the certificate".
    [InlineData("uri", ".example.com", "https://192.0.2.1/", false)]
    [InlineData("uri", ".example.com", "urn:isbn:0451450523", false)]
    // iPAddress, "in the style of RFC 4632 (CIDR)": 192.0.2.0/24.
    [InlineData("ip", "c0000200ffffff00", "c0000201", true)]
    [InlineData("ip", "c0000200ffffff00", "c0000301", false)]
    [InlineData("ip", "c0000200ff00ff00", "c0000201", false)]
    [InlineData("ip", "c0000200ffffff00", "20010db8000000000000000000000001", false)]
    [InlineData("ip", "20010db8000000000000000000000000ffffffff000000000000000000000000", "20010db8000000000000000000000001", true)]
    public void Permitted_names_are_those_of_the_standard(string kind, string tree, string name, bool accept)
    {
        var constraints = new NameConstraintsDesign([new GeneralNameDesign(kind, tree)], []);
        Assert.Equal(accept, Ask(M(constraints), L(new GeneralNameDesign(kind, name))).IsAccepted);
    }

    [Theory]
    [InlineData("email", "example.com", "root@example.com", false)]
    [InlineData("email", "example.com", "root@my.example.com", true)]
    [InlineData("uri", ".example.com", "https://a.example.com/", false)]
    [InlineData("uri", ".example.com", "https://example.com/", true)]
    [InlineData("ip", "c0000200ffffff00", "c0000201", false)]
    [InlineData("ip", "c0000200ffffff00", "c0000301", true)]
    public void Excluded_names_are_those_of_the_standard(string kind, string tree, string name, bool accept)
    {
        var constraints = new NameConstraintsDesign([], [new GeneralNameDesign(kind, tree)]);
        Assert.Equal(accept, Ask(M(constraints), L(new GeneralNameDesign(kind, name))).IsAccepted);
        Assert.True(Ask(M(constraints), L()).IsAccepted);
    }

    [Theory]
    // "the initial sequence of relative distinguished names": O=Live within C=US.
    [InlineData("C=US, O=Live", "C=US, O=Live, CN=a", true)]
    [InlineData("C=US, O=Live", "C=US, O=Other, CN=a", false)]
    [InlineData("C=US, O=Live", "O=Live, C=US, CN=a", false)]
    public void Constraints_on_directory_names_bear_on_the_subject(string tree, string subject, bool accept)
    {
        var constraints = new NameConstraintsDesign([new GeneralNameDesign("dir", tree)], []);
        Assert.Equal(accept, Ask(M(constraints), L() with { Subject = NameDesign.Parse(subject) }).IsAccepted);
        Assert.Equal(!accept, Ask(M(new NameConstraintsDesign([], constraints.Permitted)), L() with { Subject = NameDesign.Parse(subject) }).IsAccepted);
    }

    [Theory]
    // CA/Browser Forum BR 7.1.4.3 with RFC 5952 section 4: the first longest run of zeros, but not a run of one.
    [InlineData("2001:db8::1", true)]
    [InlineData("2001:db8::1:0:0:1", true)]
    [InlineData("2001:db8:0:1:1:1:1:1", true)]
    [InlineData("2001:db8::1:1:1:1:1", false)]
    [InlineData("2001:db8:0:0:1::1", false)]
    [InlineData("::1", true)]
    [InlineData("0:0:0:0:0:0:0:1", false)]
    [InlineData("192.0.2.1", true)]
    [InlineData("192.0.02.1", false)]
    [InlineData("0xc0000201", false)]
    [InlineData("s3.live.test", true)]
    [InlineData("S3.live.test", false)]
    public void Addresses_and_names_in_the_common_name_are_written_in_one_way(string commonName, bool accept) =>
        Assert.Equal(accept, Ask(M(), L() with { Subject = NameDesign.Parse("CN=" + commonName) }).IsAccepted);

    [Theory]
    [InlineData("192.0.2.1", true)]
    [InlineData("192.0.2.2", false)]
    [InlineData("[2001:db8::1]", true)]
    [InlineData("2001:db8:0:0:0:0:0:1", true)]
    public void An_address_is_matched_with_the_addresses_of_the_certificate(string host, bool accept)
    {
        CertificateDesign end = L(new GeneralNameDesign("ip", "c0000201"), new GeneralNameDesign("ip", "20010db8000000000000000000000001"));
        Assert.Equal(accept, Ask(M(), end, host).IsAccepted);
    }

    [Theory]
    // RFC 5280 4.1.2.2: positive, and no longer than 20 octets.
    [InlineData("01", true)]
    [InlineData("7fffffffffffffffffffffffffffffffffffffff", true)]
    [InlineData("00ffffffffffffffffffffffffffffffffffffffff", false)]
    [InlineData("00", false)]
    [InlineData("ff", false)]
    public void Serial_numbers_are_positive_and_short(string serial, bool accept) =>
        Assert.Equal(accept, Ask(M(), L() with { Serial = Convert.FromHexString(serial) }).IsAccepted);

    [Fact]
    public void A_plain_chain_is_accepted_and_a_broken_signature_is_not()
    {
        Assert.True(Ask(M(), L()).IsAccepted);
        Assert.Equal(PathOutcome.Rejected, Ask(M(), L() with { HasBadSignature = true }).Outcome);
        Assert.Equal(PathOutcome.Rejected, Ask(M() with { HasUnknownCriticalExtension = true }, L()).Outcome);
    }

    private static CertificateDesign M(NameConstraintsDesign? constraints = null) => TestAuthority.DesignOf("M") with { NameConstraints = constraints };

    private static CertificateDesign L(params GeneralNameDesign[] names) =>
        TestAuthority.DesignOf("L") with { AlternativeNames = [new GeneralNameDesign("dns", Host), .. names] };

    private static PathResult Ask(CertificateDesign intermediate, CertificateDesign end, string host = Host)
    {
        CertificateFacts root = Facts(TestAuthority.DesignOf("R1s"));
        var request = new PathRequest([Facts(end), Facts(intermediate)], [new TrustAnchor(root)], [], Now, host) { StoreOrderIsKnown = true };
        PathResult result = PathBuilder.Build(request, ClientProfiles.Get("webpki"));
        Assert.NotEqual(PathOutcome.Undecided, result.Outcome);
        return result;
    }

    /// <summary>The certificate of a design, with keys on P-256, which are made fast.</summary>
    private static CertificateFacts Facts(CertificateDesign design)
    {
        CertificateDesign fast = design with { Key = design.Key with { Kind = KeyKind.P256 }, IssuerKey = design.IssuerKey with { Kind = KeyKind.P256 } };
        byte[] serial = fast.Serial ?? [0x42, .. SHA256.HashData(Encoding.UTF8.GetBytes(fast.ToString()))[..9]];
        byte[] der = CertificateDer.Write(fast, serial, static () => throw new InvalidOperationException("no design here names its issuer's certificate"), KeyOf, Now);
        CertificateFacts? facts = CertificateReader.TryRead(der, out string? error);
        Assert.True(facts is not null, error);
        return facts;
    }

    private static SigningKey KeyOf(KeyDesign design)
    {
        lock (KeysLock)
            return Keys.TryGetValue(design, out SigningKey? key) ? key : Keys[design] = new SigningKey(design.Kind);
    }
}
