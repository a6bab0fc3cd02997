using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using TrustShift.Catalogue.Certificates;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Names of known authorities in files that look at the certificate of a server (<c>getIssuerDN().getName().contains("DigiCert")</c>, Go's VerifyPeerCertificate, Node's
/// checkServerIdentity): code that compares them trusts by name. Where the line does not speak of an issuer or subject, the name is evidence that decides nothing.
/// </summary>
public sealed class NamePins : LineDetector
{
    private const int LongestName = 300;
    private const int Near = 200;

    private static readonly SearchValues<string> s_verification = SearchValues.Create([
        "peercert", "checkserver", "servercertificate", "getissuer", "issuerdn", "issuerx500", "issuername", "issuer_name", "x509certificate", "hostnameverifier", ".issuer",
        "getsubject", "subjectdn", "subjectx500", "verifyconnection", "x509_get_", "openssl x509", "openssl s_client", ".subject.to_s", "cert[\"subject\"]", "cert['subject']", "cert[\"issuer\"]",
        "cert['issuer']", "openssl_x509_parse",
    ], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_parts = SearchValues.Create(["issuer", "subject"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> s_comparisons = SearchValues.Create(["equal", "contains", "==", "!=", "strcmp", "strstr", "indexof", "includes", "startswith", "endswith", "match", "=~", ".test(", "grep"], StringComparison.OrdinalIgnoreCase);

    // A list of certificates in a settings file names issuers too; only one that says what is expected decides.
    private static readonly SearchValues<string> s_expectation = SearchValues.Create(["expect", "allow", "trusted", "pinn", "verify", "require", "accept"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_commands = SearchValues.Create(["grep", "openssl", "=~"], StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.ExactForNames;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors =>
    [
        "ssuer", "eerCert", "peercert", "checkServer", "erverCertificate", "X509Cert", "etSubject", "ubjectDN", "ubjectX500",
        "\"CN=", "'CN=", "DigiCert", "digicert", "CyberTrust", "X509_get_", "X509_NAME_", "Amazon R", "Server CA ", "Starfield", "O=Amazon", "Baltimore", "Amazon.com", "openssl x509", "openssl_x509", ".subject.to_s", "[\"subject\"]", "['subject']",
    ];

    /// <inheritdoc/>
    public override bool ReadsMentioned => true;

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (hit.IsBinary || hit.Line.Length > 2_000)
            return;
        bool isVendored = hit.Strength == EvidenceStrength.Mentioned && VendoredCode.IsIn(findings.Path) && !TextScan.IsComment(hit.Line);
        if (hit.Strength == EvidenceStrength.Mentioned && !isVendored)
            return;
        ReadOnlySpan<char> line = hit.Line;
        findings.LooksAtCertificates |= line.ContainsAny(s_verification);
        ReadOnlySpan<char> before = hit.Preceding[Math.Max(0, hit.Preceding.Length - Near)..];
        bool isShell = BareNames.IsShell(findings.Path);
        bool names = line.ContainsAny(s_parts) || ((line.ContainsAny(s_comparisons) || (isShell && BareNames.IsPatternOfCase(line, before))) && before.ContainsAny(s_parts));
        if (names)
            NoteBare(hit, isShell, findings);
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] is not ('"' or '\'' or '`'))
                continue;
            int length = line[(i + 1)..].IndexOf(line[i]);
            if (length < 0)
                return;
            ReadOnlySpan<char> literal = line.Slice(i + 1, length);
            if (hit.Owns(i) && length is > 4 and < LongestName && literal.ContainsAnyInRange('a', 'z'))
                Note(literal.Trim().ToString(), names, hit, findings);
            i += length + 1;
        }
    }

    /// <summary>Makes pins of the names, once the whole file is read: where nothing looks at a certificate, they are only names.</summary>
    public static void Settle(FileFindings findings)
    {
        foreach ((string text, int line, EvidenceStrength strength) in findings.CertificateNames)
        {
            if (findings.LooksAtCertificates)
                findings.Add(new PinEvidence(findings.Path, line, PinKinds.Name, Sha256Hash.Of(Encoding.UTF8.GetBytes(text)), null, strength) { Text = text });
        }
    }

    private static void NoteBare(in TextHit hit, bool isShell, FileFindings findings)
    {
        bool isComparison = hit.Line.ContainsAny(s_comparisons) || (isShell && BareNames.IsPatternOfCase(hit.Line, hit.Preceding));
        for (int from = 0; isComparison && BareNames.Next(hit.Line, isShell, ref from) is { IsEmpty: false } name;)
        {
            // A word as short as "Amazon" is one of many meanings.
            if (name.Length is > 7 and < LongestName && char.IsAsciiLetterUpper(name[0]))
                Note(name.ToString(), names: true, hit, findings);
        }
    }

    private static void Note(string text, bool names, in TextHit hit, FileFindings findings)
    {
        if (findings.CertificateNames.Count >= FileFindings.MostPerFile)
            return;
        // The organisation in the certificates of servers that DigiCert issued.
        if (names && text is "Amazon.com" or "Amazon.com, Inc." or "Amazon.com Inc.")
            text = "O=Amazon.com, Inc.";
        NamePattern pattern = NamePattern.Parse(text);
        // "*Baltimore*", "^DigiCert.*": what the pattern of a shell or a regular expression begins and ends with.
        if (!pattern.IsOfKnownAuthority() && text.AsSpan().Trim("*^$.\\ ") is { Length: > 4 } inner && inner.Length < text.Length)
            pattern = NamePattern.Parse(text = inner.ToString());
        // Of a library, which may do much that the program does not ask it for, only what compares.
        bool isVendored = hit.Strength == EvidenceStrength.Mentioned;
        if (isVendored && !(names && hit.Line.ContainsAny(s_comparisons)))
            return;
        // A value as short as "Amazon" is a word of many meanings.
        if ((!names && !pattern.HasTypes && text.Length < 8) || !pattern.IsOfKnownAuthority())
            return;
        bool isCommand = hit.Line.ContainsAny(s_commands) || BareNames.IsPatternOfCase(hit.Line, hit.Preceding);
        if (hit.Strength == EvidenceStrength.Configured && !isCommand && !hit.Line.ContainsAny(s_expectation))
            return;
        int number = hit.Number;
        string written = text;
        if (findings.CertificateNames.Exists(n => n.Line == number && string.Equals(n.Text, written, StringComparison.Ordinal)))
            return;
        findings.CertificateNames.Add((text, hit.Number, names && !isVendored ? hit.Strength : EvidenceStrength.Implied));
    }
}
