using TrustShift.Catalogue.Certificates;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Hashes that code holds as arrays of bytes (<see cref="ByteArrays"/>): of known authorities whatever stands around them, others where the words before the array speak of a pin. A SHA-1 of nobody
/// who is known is a gap there.
/// </summary>
public static class ByteArrayPins
{
    private const int WordsBefore = 200;

    /// <summary>Adds the pin, if it is one.</summary>
    /// <param name="bytes">20 or 32 bytes.</param>
    /// <param name="before">The text before the array.</param>
    /// <param name="line">Its line.</param>
    /// <param name="strength">How much the place says about use.</param>
    /// <param name="findings">Where to put it.</param>
    public static void Note(byte[] bytes, ReadOnlySpan<char> before, int line, EvidenceStrength strength, FileFindings findings)
    {
        bool isSha1 = bytes.Length == 20;
        KnownCertificateHash? known = isSha1 ? KnownCertificateHashes.FindSha1(bytes) : KnownCertificateHashes.Find(Sha256Hash.FromBytes(bytes));
        if (known is not null)
        {
            KnownHashPins.Add(findings, known, isSha1 ? Convert.ToHexStringLower(bytes) : null, before, line, strength);
            return;
        }

        ReadOnlySpan<char> words = before[Math.Max(0, before.Length - WordsBefore)..];
        words = words[(Math.Max(words.LastIndexOf(";\n", StringComparison.Ordinal), words.LastIndexOf('}')) + 1)..];
        if (!PinWords.Speaks(words) || PinWords.SpeaksOfOther(words))
            return;
        if (!isSha1)
            findings.Add(new PinEvidence(findings.Path, line, HexadecimalPins.KindOf(words), Sha256Hash.FromBytes(bytes), null, strength), before);
        else if (findings.Gaps.Count < FileFindings.MostPerFile)
            findings.Gaps.Add(BareHashPins.UnknownSha1(findings.Path, line));
    }
}
