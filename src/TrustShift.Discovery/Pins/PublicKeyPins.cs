using System.Buffers;
using System.Collections.Immutable;
using System.Formats.Asn1;
using TrustShift.Catalogue.Certificates;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Whole public keys that code compares: SubjectPublicKeyInfo (<c>PUB_KEY = "30820122300d06092a864886f70d..."</c>, as in OWASP's example of a trust manager, or in base64), and RSA keys alone as .NET's
/// <c>X509Certificate.GetPublicKeyString</c> gives them. Keys of known authorities, and others beside a word of pins: code holds keys for many other things.
/// </summary>
public sealed class PublicKeyPins : LineDetector
{
    private const int LongestKey = 1_200;
    private const int Near = 300;

    // AlgorithmIdentifier rsaEncryption with NULL (RFC 3279 2.3.1).
    private static readonly byte[] s_rsa = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
    private static readonly SearchValues<char> s_base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");
    private static readonly SearchValues<string> s_words = SearchValues.Create(["publickey", "public_key", "pubkey", "pub_key"], StringComparison.OrdinalIgnoreCase);

    // The heads of RSA keys of 2048 and 4096 bits, with and without their algorithm, and of keys on P-256 and P-384.
    private static readonly string[] s_hexadecimal = ["30820122300d06092a864886f70d0101", "30820222300d06092a864886f70d0101", "3082010a02820101", "3082020a02820201", "3059301306072a8648ce3d0201", "3076301006072a8648ce3d0201"];
    private static readonly string[] s_encoded = ["MIIBIjANBgkqhkiG9w0BAQ", "MIICIjANBgkqhkiG9w0BAQ", "MFkwEwYHKoZIzj0CAQ", "MHYwEAYHKoZIzj0CAQ"];

    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.AnyForPins;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [.. s_hexadecimal, .. s_encoded];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (hit.IsBinary || hit.Strength == EvidenceStrength.Mentioned)
            return;
        foreach (string head in s_hexadecimal)
        {
            for (int from = 0; Next(hit.Line, head, StringComparison.OrdinalIgnoreCase, ref from) is >= 0 and var at;)
            {
                if (hit.Owns(at) && Hexadecimal(hit.Line[at..]) is { } key)
                    Note(key, at, hit, findings);
            }
        }

        foreach (string head in s_encoded)
        {
            for (int from = 0; Next(hit.Line, head, StringComparison.Ordinal, ref from) is >= 0 and var at;)
            {
                if (hit.Owns(at) && !IsInLongerText(hit, at) && Base64($"{hit.Line[at..]}{hit.Following}") is { } key)
                    Note(key, at, hit, findings);
            }
        }
    }

    private static void Note(byte[] key, int at, in TextHit hit, FileFindings findings)
    {
        if (Information(key) is not { } information)
            return;
        var value = Sha256Hash.Of(information);
        if (KnownCertificateHashes.Find(value) is not { IsKey: true } && !Speaks(hit.Line[..at]) && !Speaks(hit.Preceding[Math.Max(0, hit.Preceding.Length - Near)..]))
            return;
        findings.Add(new PinEvidence(findings.Path, hit.Number, PinKinds.Key, value, null, hit.Strength), $"{hit.Preceding}{hit.Line[..at]}");
    }

    // The key of a certificate begins so in the midst of its base64, every third time: that is the certificate's.
    private static bool IsInLongerText(in TextHit hit, int at)
    {
        if (at > 0)
            return s_base64.Contains(hit.Line[at - 1]) && hit.Line[at - 1] != '=';
        ReadOnlySpan<char> before = hit.Preceding.TrimEnd("\r\n");
        ReadOnlySpan<char> line = before[(before.LastIndexOf('\n') + 1)..].Trim();
        return line.Length >= 60 && line.IndexOfAnyExcept(s_base64) < 0;
    }

    // A key alone, in words of pins: "pinnedPublicKey", not "jwtPublicKey".
    private static bool Speaks(ReadOnlySpan<char> text) => PinWords.Speaks(text) && text.ContainsAny(s_words) && !PinWords.SpeaksOfOther(text);

    // The whole SubjectPublicKeyInfo; an RSA key alone gets its algorithm.
    private static byte[]? Information(byte[] key)
    {
        try
        {
            AsnReader sequence = new AsnReader(key, AsnEncodingRules.DER).ReadSequence();
            if (sequence.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
                return key;
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(s_rsa);
                writer.WriteBitString(key);
            }

            return writer.Encode();
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static byte[]? Hexadecimal(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && char.IsAsciiHexDigit(text[length]))
            length++;
        // Strings that code joins over the lines are folded before.
        return Whole(length > 2 * LongestKey || length % 2 != 0 ? [] : Convert.FromHexString(text[..length]));
    }

    private static byte[]? Base64(ReadOnlySpan<char> text)
    {
        var letters = new System.Text.StringBuilder();
        for (int i = 0; i < text.Length && letters.Length <= 2 * LongestKey; i++)
        {
            // Lines of PEM, and what joins strings over lines.
            if (s_base64.Contains(text[i]))
                letters.Append(text[i]);
            else if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is 'n' or 'r')
                i++;
            else if (!char.IsWhiteSpace(text[i]) && text[i] is not ('"' or '\'' or '+' or '\\' or '.'))
                break;
        }

        byte[] bytes = new byte[letters.Length];
        string whole = letters.ToString();
        whole = whole[..(whole.Length / 4 * 4)];
        return Convert.TryFromBase64String(whole, bytes, out int written) ? Whole(bytes[..written]) : null;
    }

    // Cut to the length that the key states.
    private static byte[]? Whole(byte[] bytes) =>
        AsnDecoder.TryReadEncodedValue(bytes, AsnEncodingRules.DER, out _, out _, out _, out int consumed) ? bytes[..consumed] : null;

    private static int Next(ReadOnlySpan<char> line, string head, StringComparison comparison, ref int from)
    {
        int found = from < line.Length ? line[from..].IndexOf(head, comparison) : -1;
        int at = from + found;
        from = at + head.Length;
        return found < 0 ? -1 : at;
    }
}
