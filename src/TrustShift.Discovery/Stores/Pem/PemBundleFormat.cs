using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Scanning.Content;
using TrustShift.Discovery.Stores.OpenSsl;
using TrustShift.Discovery.Stores.Pkcs;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Pem;

/// <summary>
/// Certificates in PEM: <c>CERTIFICATE</c>, <c>X509 CERTIFICATE</c>, OpenSSL's <c>TRUSTED CERTIFICATE</c>, and <c>PKCS7</c>/<c>CMS</c>
/// blocks, in any mixture, one store. Private keys beside them are noticed and never decoded. A block that cannot be read is a gap that
/// decides when the file's name is that of a certificate file, because clients differ: OpenSSL and Java refuse the whole file, others
/// skip the block. In other files (source code, documentation) it does not decide, and markers without a body are only a mention.
/// </summary>
public sealed class PemBundleFormat : StoreFormat
{
    private const int MaxBlocks = 100_000;

    // Certificates take some 2,000 characters; PKCS#7 with all public roots some 300,000.
    private const int MaxBodyLength = 16 * 1024 * 1024;

    /// <inheritdoc/>
    public override string Name => "pem-bundle";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) =>
        head.IndexOf("-----BEGIN "u8) >= 0 || StoreNames.IsCertificateFile(fileName);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        var draft = new StoreDraft(input);
        bool isStoreName = StoreNames.IsStore(StoreNames.FileName(input.Path));
        var forms = new SortedSet<string>(StringComparer.Ordinal);
        var text = new PemText(input.Bytes);
        int blocks = 0;
        int others = 0;
        while (text.TryNext(out PemBlock block))
        {
            if (++blocks > MaxBlocks || draft.IsFull)
            {
                draft.Lose($"too many PEM blocks; those from byte {block.Offset} on were not read", decides: isStoreName, place: PlaceOf(input, block));
                break;
            }

            string? form = FormOf(block.Label);
            if (form is not null)
                ReadBlock(draft, block, form, isStoreName, forms, input.Bytes.Span);
            else if (block.Label.EndsWith("PRIVATE KEY", StringComparison.Ordinal) && PemText.LooksEncoded(block.Body.Span))
                draft.HasPrivateKeys = true;
            else if (block.Defect is not null && isStoreName && !IsOther(block.Label))
                draft.Lose($"a PEM block in line {block.Line} (byte {block.Offset}) is malformed: {block.Defect}", place: PlaceOf(input, block));
            else if (block.Label.Length > 0)
                others++;
        }

        if (isStoreName && PemText.EndsInMarker(input.Bytes.Span))
            draft.Lose("it ends in the middle of a BEGIN line");

        if (draft.Count == 0 && draft.GapCount == 0)
            return EmptyStore(draft, input, others);
        if (forms.Count > 1 && forms.Contains("pkcs7"))
        {
            draft.Note(
                "PKCS#7 blocks stand between certificates; OpenSSL and Go do not read them there", "convert them with openssl pkcs7 -print_certs", isStoreName);
        }

        return draft.ToContent(forms.Count == 1 && forms.Min is "openssl-trusted" or "pkcs7" ? forms.Min : Name);
    }

    private static string? FormOf(string label) => label switch
    {
        "CERTIFICATE" or "X509 CERTIFICATE" => "pem",
        "TRUSTED CERTIFICATE" => "openssl-trusted",
        "PKCS7" or "CMS" or "PKCS #7 SIGNED DATA" => "pkcs7",
        _ => null,
    };

    private static bool IsOther(string label) =>
        label.EndsWith(" KEY", StringComparison.Ordinal)
        || label.EndsWith("PARAMETERS", StringComparison.Ordinal)
        || label.EndsWith("REQUEST", StringComparison.Ordinal)
        || label.EndsWith("CRL", StringComparison.Ordinal);

    private static void ReadBlock(StoreDraft draft, in PemBlock block, string form, bool isStoreName, SortedSet<string> forms, ReadOnlySpan<byte> text)
    {
        string where = $"in line {block.Line} (byte {block.Offset})";
        string place = PlaceOf(draft.Path, block);
        if (!isStoreName && !PemText.LooksEncoded(block.Body.Span))
            return;
        if (block.Defect is not null)
        {
            draft.Lose($"the {block.Label} block {where} is malformed: {block.Defect}", decides: isStoreName, place: place);
            return;
        }

        if (block.Body.Length > MaxBodyLength)
        {
            draft.Lose($"the {block.Label} block {where} has more than {MaxBodyLength} characters", decides: isStoreName, place: place);
            return;
        }

        if (PemText.TryDecode(block.Body.Span) is not { } bytes)
        {
            draft.Lose($"the {block.Label} block {where} is malformed: its content is not base64", decides: isStoreName, place: place);
            return;
        }

        if (isStoreName && !block.StartsLine)
        {
            draft.Note(
                $"the {block.Label} block {where} does not begin at the start of its line; OpenSSL ignores it there, other clients read it", place: place);
        }

        int first = draft.Count;
        bool isRead = string.Equals(form, "pkcs7", StringComparison.Ordinal)
            ? SignedDataCertificates.ReadInto(draft, bytes, block.Offset, where, isStoreName, place)
            : ReadCertificate(draft, bytes, block, form, where, isStoreName);
        if (isRead)
            forms.Add(form);
        // In a file of certificates clients differ on that (above); in code and settings it is nothing that is used.
        if (!isStoreName && draft.Count > first && CommentPrefix.IsBefore(CommentSyntaxes.Of(draft.Path), text, block.Offset))
        {
            for (int i = first; i < draft.Count; i++)
                draft[i] = draft[i] with { Context = StoreItemContext.Comment, Usage = AnchorUsage.OtherOnly };
        }
    }

    private static bool ReadCertificate(StoreDraft draft, byte[] bytes, in PemBlock block, string form, string where, bool decides)
    {
        // OpenSSL looks for the auxiliary part after the certificate whatever the label is (d2i_X509_AUX).
        int length = OpenSslTrust.FirstValueLength(bytes) ?? bytes.Length;
        if (length == bytes.Length)
            return draft.Add(bytes, form, null, block.Offset, where, decides: decides);
        if (OpenSslTrust.TryRead(bytes.AsMemory(length)) is not { } trust)
        {
            draft.Lose($"the certificate {where} is followed by bytes that are no trust settings", decides: decides, place: PlaceOf(draft.Path, block));
            return false;
        }

        return draft.Add(bytes.AsMemory(0, length), form, trust.Alias, block.Offset, where, trust.Usage, decides: decides);
    }

    // A certificate file without certificates is a store that trusts nothing: it must not vanish. One that holds other PEM objects (keys,
    // requests, CRLs) is no store.
    private StoreContent? EmptyStore(StoreDraft draft, StoreInput input, int others)
    {
        ReadOnlySpan<char> fileName = StoreNames.FileName(input.Path);
        if (others > 0 || draft.HasPrivateKeys || !StoreNames.IsCertificateFile(fileName))
            return null;
        ReadOnlySpan<byte> text = input.Bytes.Span.Trim(" \t\r\n"u8);
        if (text.IsEmpty)
            return draft.ToContent(Name);
        if (FileText.IsLargeFilePointer(text))
            draft.Lose("it is a Git LFS pointer; the certificates themselves are not here");
        else if (FileText.IsText(text) && !FileText.IsTemplate(text) && !PemText.HoldsLongBase64(text))
            draft.Note("its text holds no certificate: a client that uses it trusts nothing", decides: false);
        else if (fileName.EndsWith(".der", StringComparison.OrdinalIgnoreCase))
            return null; // Keys, requests and CRLs are kept under that name too; what is shaped like a certificate was reported by its own format.
        else
            draft.Lose("it is named like a certificate file, but no certificate can be read from it");
        return draft.ToContent(Name);
    }

    private static string PlaceOf(StoreInput input, in PemBlock block) => PlaceOf(input.Path, block);

    private static string PlaceOf(string path, in PemBlock block) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}:{block.Line}");
}
