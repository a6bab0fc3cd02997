using System.Globalization;
using System.Text;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Nss;

/// <summary>
/// Mozilla's roots as NSS keeps them in source, <c>certdata.txt</c> (lib/ckfw/builtins, made into libnssckbi by certdata.perl): objects of lines <c>CKA_NAME TYPE VALUE</c>, bytes as octal digits up to "END". What
/// ca-certificates, curl's mk-ca-bundle and many others are made from.
/// </summary>
public sealed class CertDataText : StoreFormat
{
    private const string Octal = "MULTILINE_OCTAL", End = "END";
    private const int MostObjects = 100_000, LongestValue = StoreDraft.MaxCertificateLength;

    /// <inheritdoc/>
    public override string Name => "certdata";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) =>
        fileName.Equals("certdata.txt", StringComparison.OrdinalIgnoreCase) || (head.IndexOf("\nBEGINDATA"u8) >= 0 && head.IndexOf("CKA_CLASS"u8) >= 0);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        ReadOnlySpan<byte> bytes = input.Bytes.Span;
        if (bytes.IndexOf("CKA_CLASS CK_OBJECT_CLASS"u8) < 0 || bytes.IndexOf("CKO_CERTIFICATE"u8) < 0)
            return null;
        var draft = new StoreDraft(input);
        var trust = new List<NssTrust>();
        var own = new Dictionary<string, (string Text, byte[] Bytes)>(StringComparer.Ordinal);
        int count = 0, dated = 0;
        using var reader = new StringReader(Encoding.UTF8.GetString(bytes));
        while (reader.ReadLine() is { } line && !draft.IsFull)
        {
            string[] parts = line.StartsWith("CKA_", StringComparison.Ordinal) ? line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries) : [];
            if (parts.Length < 2)
                continue;
            // An object begins with its class.
            if (parts[0] is "CKA_CLASS")
            {
                dated += Finish(draft, own, trust);
                own.Clear();
                if (++count > MostObjects)
                {
                    draft.Lose($"more than {MostObjects} objects; the rest was not read");
                    break;
                }
            }

            byte[] value = parts[1] is Octal ? ReadOctal(reader, draft) : [];
            own[parts[0]] = (parts.Length > 2 ? parts[2] : "", value);
        }

        dated += Finish(draft, own, trust);
        NssTrust.Judge(draft, trust, isWhole: true);
        if (dated > 0)
            draft.Lose(string.Create(CultureInfo.InvariantCulture, $"programs on NSS refuse what {dated} of its roots issue from a day on, which is not judged"));
        return draft.ToContent(Name);
    }

    // One when the object is a root of which what it issues is refused from a day on.
    private int Finish(StoreDraft draft, Dictionary<string, (string Text, byte[] Bytes)> own, List<NssTrust> trust)
    {
        switch (own.GetValueOrDefault("CKA_CLASS").Text)
        {
            case "CKO_CERTIFICATE":
                string label = FileText.Printable(own.GetValueOrDefault("CKA_LABEL").Text?.Trim('"') ?? "");
                draft.Add(own.GetValueOrDefault("CKA_VALUE").Bytes ?? [], Name, label, 0, $"\"{label}\"", AnchorUsage.OtherOnly);
                return own.GetValueOrDefault("CKA_NSS_SERVER_DISTRUST_AFTER").Bytes is { Length: > 1 } ? 1 : 0;
            case "CKO_NSS_TRUST" or "CKO_NETSCAPE_TRUST":
                trust.Add(new NssTrust(
                    own.GetValueOrDefault("CKA_CERT_SHA1_HASH").Bytes ?? [], own.GetValueOrDefault("CKA_ISSUER").Bytes ?? [], own.GetValueOrDefault("CKA_SERIAL_NUMBER").Bytes ?? [],
                    NssTrust.ValueOf(own.GetValueOrDefault("CKA_TRUST_SERVER_AUTH").Text)));
                return 0;
            default:
                return 0;
        }
    }

    private static byte[] ReadOctal(StringReader reader, StoreDraft draft)
    {
        var bytes = new List<byte>();
        while (reader.ReadLine() is { } line)
        {
            if (line is End)
                return [.. bytes];
            for (int at = line.IndexOf('\\', StringComparison.Ordinal); at >= 0 && at + 4 <= line.Length && bytes.Count < LongestValue; at += 4)
            {
                int value = ((line[at + 1] - '0') << 6) | ((line[at + 2] - '0') << 3) | (line[at + 3] - '0');
                if (line[at] is not '\\' || value is < 0 or > 255)
                {
                    draft.Lose("bytes in it are malformed");
                    break;
                }

                bytes.Add((byte)value);
            }
        }

        draft.Lose("it is cut off");
        return [];
    }
}
