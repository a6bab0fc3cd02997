using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Values that belong to no known authority, without a prefix, beside a word of pins: base64 of SHA-256 on its line (<c>pins: ['...=']</c>) or in the list that the line begins, over
/// several lines. A SHA-1 that only the certificate of a server can have, and calls whose pin is no literal, are gaps: they promise to accept one certificate, and it is not known which.
/// </summary>
public sealed class BareHashPins : LineDetector
{
    // ESP8266WiFi's setFingerprint, urllib3's and aiohttp's arguments; the value is a variable there.
    private static readonly string[] s_calls = ["setfingerprint(", "assert_fingerprint=", "aiohttp.fingerprint("];
    private static readonly string[] s_listEnds = ["]", ")", "}", "\n\n", ";"];

    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.AnyForPins;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => ["ingerprint", "humbprint", "spki", "pubkey", "publickeyhash", "pinn", "_pin", "-pin", "pins", "pin = ", "pin=", "pin:"];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (hit.IsBinary || hit.Strength == EvidenceStrength.Mentioned || hit.Line.Length > 2_000 || !PinWords.Speaks(hit.Line) || PinWords.SpeaksOfOther(hit.Line)
            || hit.Line.Contains("<key>", StringComparison.Ordinal))
            return;
        findings.SpeaksOfPins = true;
        // Android's element has a reader of its own.
        if (hit.Line.Contains("<pin ", StringComparison.Ordinal))
            return;
        bool found = ReadBase64(hit.Line, hit.Preceding, hit.From, hit.Limit, hit.Number, hit.Strength, findings);
        if (BeginsList(hit.Line))
            found |= ReadList(hit, findings);
        if (!found)
            NoteUnreadable(hit, findings);
    }

    private static bool ReadBase64(ReadOnlySpan<char> text, ReadOnlySpan<char> before, int from, int limit, int firstLine, EvidenceStrength strength, FileFindings findings)
    {
        bool found = false;
        while (HashTokens.TryNext(text, ref from, limit, out int start, out int end))
        {
            // With '=': 43 letters alone are also names and paths.
            if (end - start != 43 || end >= text.Length || text[end] != '=' || PinText.ReadBase64(text[start..]) is not { } value)
                continue;
            findings.Add(new PinEvidence(findings.Path, firstLine + text[..start].Count('\n'), PinKinds.Key, value, null, strength), $"{before}{text[..start]}");
            found = true;
        }

        return found;
    }

    private static bool ReadList(in TextHit hit, FileFindings findings)
    {
        ReadOnlySpan<char> list = hit.Following;
        foreach (string end in s_listEnds)
        {
            if (list.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at)
                list = list[..at];
        }

        bool found = ReadBase64(list, $"{hit.Preceding}{hit.Line}", 0, list.Length, hit.Number, hit.Strength, findings);
        for (int i = 0; i + 64 <= list.Length; i++)
        {
            if (!char.IsAsciiHexDigit(list[i]) || (i > 0 && (char.IsAsciiLetterOrDigit(list[i - 1]) || list[i - 1] == ':')) || PinText.ReadHexadecimal(list[i..], out int length) is not { } value)
                continue;
            string kind = PinWords.SpeaksOfServer(hit.Line) ? PinKinds.ServerCertificate : PinKinds.Hexadecimal;
            findings.Add(new PinEvidence(findings.Path, hit.Number + list[..i].Count('\n'), kind, value, null, hit.Strength), $"{hit.Preceding}{hit.Line}{list[..i]}");
            i += length;
            found = true;
        }

        return found;
    }

    // "pins = [", "PINS = {", "pins:".
    private static bool BeginsList(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        return !line.IsEmpty && (line[^1] is '[' or '(' or '{' or '=' or ':' or ',');
    }

    private static void NoteUnreadable(in TextHit hit, FileFindings findings)
    {
        if (findings.Gaps.Count >= FileFindings.MostPerFile || !PinWords.SpeaksOfServer(hit.Line))
            return;
        ReadOnlySpan<char> line = hit.Line;
        for (int i = hit.From; i + 40 <= line.Length && hit.Owns(i); i++)
        {
            if (!char.IsAsciiHexDigit(line[i]) || (i > 0 && (char.IsAsciiLetterOrDigit(line[i - 1]) || line[i - 1] is ':' or '-')))
                continue;
            int end = i + Math.Max(0, line[i..].IndexOfAnyExcept(PinText.HexadecimalAndSeparators));
            end = end == i ? line.Length : end;
            ReadOnlySpan<char> run = line[i..end].TrimEnd(" :-");
            if (PinText.ReadLastHexadecimal(run, 20) is { } bytes && Catalogue.Certificates.KnownCertificateHashes.FindSha1(bytes) is null && PinText.ReadLastHexadecimal(run, 32) is null)
            {
                findings.Gaps.Add(UnknownSha1(findings.Path, hit.Number));
                return;
            }

            i = end;
        }

        foreach (string call in s_calls)
        {
            int at = line.IndexOf(call, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || !hit.Owns(at) || IsRead(line[(at + call.Length)..].TrimStart(" \"'")))
                continue;
            findings.Gaps.Add(new Gap(
                $"{findings.Path}:{hit.Number}", "the server's certificate is compared with a fingerprint that does not stand there: it breaks when the certificate is renewed",
                "compare the fingerprint with the new certificates, or remove the pin"));
            return;
        }
    }

    /// <summary>The gap that a SHA-1 of an unknown certificate is.</summary>
    internal static Gap UnknownSha1(string path, int line) => new(
        $"{path}:{line}", "a pin by SHA-1 on a certificate that is not known: that of a server, or of a private authority; it breaks when the certificate is renewed",
        "remove the pin, or pin the public keys of the authorities by SHA-256");

    // No pin, or a whole SHA-256, which is one by itself.
    private static bool IsRead(ReadOnlySpan<char> value) =>
        value.IsEmpty || PinText.ReadHexadecimal(value, out _) is not null || value.StartsWith("None", StringComparison.Ordinal) || value.StartsWith("null", StringComparison.Ordinal) || value[0] is ')' or ',';
}
