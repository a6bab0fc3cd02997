using TrustShift.Catalogue.Certificates;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Hashes of the keys and certificates of known authorities, whatever stands around them (<c>const PIN = '...='</c>, a list of thumbprints): nothing else has these values.
/// </summary>
public static class KnownHashPins
{
    /// <summary>Whose hash is at the end of the run <paramref name="start"/>..<paramref name="end"/> (<see cref="HashTokens"/>); null for anything else.</summary>
    public static (KnownCertificateHash Known, string? Sha1)? Find(ReadOnlySpan<char> text, int start, int end)
    {
        ReadOnlySpan<char> run = text[start..end];
        if (run.Contains('\\'))
            run = PinText.WithoutEscapes(run);
        bool padded = end < text.Length && text[end] == '=';
        if (!padded)
        {
            if (PinText.ReadLastHexadecimal(run, 32) is { } whole)
                return KnownCertificateHashes.Find(Sha256Hash.FromBytes(whole)) is { } of ? (of, null) : null;
            if (PinText.ReadLastHexadecimal(run, 20) is { } sha1)
                return KnownCertificateHashes.FindSha1(sha1) is { } of ? (of, Convert.ToHexStringLower(sha1)) : null;
        }

        if (run.Length >= 43 && (padded || run.Length == 43) && PinText.ReadBase64(run[^43..]) is { } value && KnownCertificateHashes.Find(value) is { } known)
            return (known, null);
        return padded && run.Length >= 27 && PinText.ReadSha1Base64(run[^27..]) is { } bytes && KnownCertificateHashes.FindSha1(bytes) is { } old ? (old, Convert.ToHexStringLower(bytes)) : null;
    }

    /// <summary>Adds the pin, where the line has none of this value yet (with a word beside it, it has been read with its form).</summary>
    public static void Add(FileFindings findings, KnownCertificateHash known, string? sha1, ReadOnlySpan<char> before, int line, EvidenceStrength strength)
    {
        if (findings.HasPin(known.Sha256, line))
            return;
        string kind = (known.IsKey, sha1) switch
        {
            (true, null) => PinKinds.Key,
            (true, _) => PinKinds.KeySha1,
            (false, null) => PinKinds.Certificate,
            _ => PinKinds.CertificateSha1,
        };
        findings.Add(new PinEvidence(findings.Path, line, kind, known.Sha256, null, strength) { Text = sha1 }, before);
    }
}
