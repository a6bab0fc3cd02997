using TrustShift.Discovery.Stores.OpenSsl;

namespace TrustShift.Discovery.Stores.Pem;

/// <summary>
/// A certificate in DER, nothing around it. More certificates may follow directly (Java's <c>generateCertificates</c> reads them all,
/// OpenSSL only the first: a deciding gap says so).
/// </summary>
public sealed class DerCertificateFormat : StoreFormat
{
    /// <inheritdoc/>
    public override string Name => "der";

    /// <inheritdoc/>
    public override long MaxLength => 16L * 1024 * 1024;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) =>
        LooksLikeVersion3(head)
        || (StoreNames.IsCertificateFile(fileName)
            && BerHeader.TrySequence(head, out ReadOnlySpan<byte> inner)
            && BerHeader.TrySequence(inner, out _));

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        ReadOnlyMemory<byte> rest = input.Bytes;
        if (!BerHeader.TrySequence(rest.Span, out ReadOnlySpan<byte> inner) || !BerHeader.TrySequence(inner, out _))
            return null;
        bool isCertificate = LooksLikeVersion3(rest.Span);
        var draft = new StoreDraft(input);
        int offset = 0;
        while (!rest.Span.TrimEnd("\r\n\0"u8).IsEmpty)
        {
            if (OpenSslTrust.FirstValueLength(rest.Span) is not { } length)
            {
                draft.Lose($"the certificate at byte {offset} is cut off or is not DER");
                break;
            }

            bool isRead = draft.Add(rest[..length], Name, null, offset, $"at byte {offset}");
            if (!isRead && offset == 0 && !isCertificate)
                return null;
            if (draft.IsFull)
                break;
            offset += length;
            rest = rest[length..];
        }

        // Keys, requests and CRLs also begin with two sequences; only what is shaped like a certificate is reported as a broken one.
        if (draft.Count == 0 && !isCertificate)
            return null;
        if (draft.Count > 1)
            draft.Note("several DER certificates follow each other; OpenSSL reads only the first, Java reads all");
        return draft.ToContent(Name);
    }

    // Certificate ::= SEQUENCE { tbsCertificate SEQUENCE { version [0] { INTEGER 2 } ...: RFC 5280 4.1.
    private static bool LooksLikeVersion3(ReadOnlySpan<byte> bytes) =>
        BerHeader.TrySequence(bytes, out ReadOnlySpan<byte> certificate)
        && BerHeader.TrySequence(certificate, out ReadOnlySpan<byte> toBeSigned)
        && toBeSigned.StartsWith((ReadOnlySpan<byte>)[0xA0, 0x03, 0x02, 0x01]);
}
