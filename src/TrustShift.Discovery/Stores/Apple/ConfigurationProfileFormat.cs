using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using TrustShift.Discovery.Apple;
using TrustShift.Discovery.Stores.Pkcs;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Apple;

/// <summary>
/// Configuration profiles of Apple's devices, <c>*.mobileconfig</c> (developer.apple.com/documentation/devicemanagement, CertificateRoot and its like): a property list, bare or in a signature, whose payloads of
/// certificates a device trusts once it has the profile.
/// </summary>
public sealed class ConfigurationProfileFormat : StoreFormat
{
    private const string Suffix = ".mobileconfig", SignedData = "1.2.840.113549.1.7.2";
    private const int Deepest = 4;

    private static readonly Asn1Tag s_tag0 = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <inheritdoc/>
    public override string Name => "mobileconfig";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) =>
        fileName.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) || (head.IndexOf("<plist"u8) >= 0 && head.IndexOf("<key>PayloadContent</key>"u8) >= 0);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        var draft = new StoreDraft(input);
        ReadOnlyMemory<byte> text = input.Bytes;
        if (Signed(input.Bytes) is { } signed)
        {
            SignedDataCertificates.ReadInto(draft, input.Bytes, 0, "of its signature", decides: false);
            for (int i = 0; i < draft.Count; i++)
                draft[i] = draft[i] with { Usage = AnchorUsage.OtherOnly };
            draft.HasSigners = false;
            text = signed;
        }

        if (PropertyNode.Read(text) is not { Kind: "dict" } profile)
        {
            if (!StoreNames.FileName(input.Path).EndsWith(Suffix, StringComparison.OrdinalIgnoreCase))
                return null;
            draft.Lose("it is named like a configuration profile of Apple, but is none that can be read");
            return draft.ToContent(Name);
        }

        if (profile["EncryptedPayloadContent"] is not null)
            draft.Lose("its payloads are encrypted for one device");
        ReadPayloads(draft, profile, 0);
        return draft.Count + draft.GapCount > 0 ? draft.ToContent(Name) : null;
    }

    private void ReadPayloads(StoreDraft draft, PropertyNode payload, int depth)
    {
        switch (payload["PayloadType"]?.Text)
        {
            case "com.apple.security.root" or "com.apple.security.pem" or "com.apple.security.pkcs1":
                ReadCertificates(draft, payload["PayloadContent"]?.Data ?? default, FileText.Printable(payload["PayloadDisplayName"]?.Text ?? payload["PayloadCertificateFileName"]?.Text ?? "a certificate"));
                break;
            case "com.apple.security.pkcs12":
                draft.HasPrivateKeys = true;
                draft.Note("an identity in it (PKCS#12) is not read", decides: false);
                break;
            default:
                if (payload["PayloadContent"] is { Kind: "array" } inner && depth < Deepest)
                {
                    foreach (PropertyNode one in inner.Values)
                        ReadPayloads(draft, one, depth + 1);
                }

                break;
        }
    }

    private void ReadCertificates(StoreDraft draft, ReadOnlyMemory<byte> data, string name)
    {
        if (data.Span.IndexOf("-----BEGIN "u8) < 0)
        {
            draft.Add(data, Name, name, 0, $"of the payload \"{name}\"");
            return;
        }

        ReadOnlySpan<char> text = Encoding.Latin1.GetString(data.Span);
        int before = draft.Count + draft.GapCount;
        while (!draft.IsFull && PemEncoding.TryFind(text, out PemFields fields))
        {
            byte[] der = new byte[fields.DecodedDataLength];
            if (text[fields.Label] is "CERTIFICATE" && Convert.TryFromBase64Chars(text[fields.Base64Data], der, out int length))
                draft.Add(der.AsMemory(0, length), Name, name, 0, $"of the payload \"{name}\"");
            text = text[fields.Location.End..];
        }

        if (draft.Count + draft.GapCount == before)
            draft.Lose($"the certificate of the payload \"{name}\" cannot be read");
    }

    // ContentInfo of SignedData (RFC 5652 5.1): what is signed stands in its encapContentInfo.
    private static ReadOnlyMemory<byte>? Signed(ReadOnlyMemory<byte> bytes)
    {
        if (!BerHeader.TrySequence(bytes.Span, out _))
            return null;
        try
        {
            AsnReader info = new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence();
            if (!string.Equals(info.ReadObjectIdentifier(), SignedData, StringComparison.Ordinal))
                return null;
            AsnReader data = info.ReadSequence(s_tag0).ReadSequence();
            data.ReadInteger();
            data.ReadEncodedValue();
            AsnReader content = data.ReadSequence();
            content.ReadObjectIdentifier();
            return content.HasData ? content.ReadSequence(s_tag0).ReadOctetString() : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
