namespace TrustShift.Discovery.Stores.Pkcs;

/// <summary>
/// PKCS#7 signed data in DER or BER (.p7b, .p7c, .p7s, META-INF/*.RSA, NuGet's .signature.p7s). Without signers it is a container of
/// certificates; with signers its certificates belong to the signature.
/// </summary>
public sealed class Pkcs7Format : StoreFormat
{
    /// <inheritdoc/>
    public override string Name => "pkcs7";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) => IsSignedData(head);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        if (!IsSignedData(input.Bytes.Span))
            return null;
        var draft = new StoreDraft(input);
        SignedDataCertificates.ReadInto(draft, input.Bytes, 0, "at byte 0", decides: true);
        return draft.ToContent(Name);
    }

    // ContentInfo begins with the type: id-signedData, 1.2.840.113549.1.7.2.
    private static bool IsSignedData(ReadOnlySpan<byte> bytes) =>
        BerHeader.TrySequence(bytes, out ReadOnlySpan<byte> content)
        && content.StartsWith((ReadOnlySpan<byte>)[0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]);
}
