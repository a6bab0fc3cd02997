using System.Text;
using TrustShift.Discovery.Sqlite;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Nss;

/// <summary>
/// NSS's certificate database <c>cert9.db</c> (Firefox, Thunderbird, Chromium, /etc/pki/nssdb): table nssPublic of PKCS#11 objects, a column an attribute, its name the number in hexadecimal
/// (lib/softoken/sdb.c). What an entry is trusted for stands in objects of their own. Only <c>CKT_NSS_TRUSTED_DELEGATOR</c> for servers (<c>C</c> of certutil) makes an anchor.
/// </summary>
public sealed class NssCertificateDatabase : StoreFormat
{
    private const int LongestLog = 64 * 1024 * 1024;

    // PKCS#11 and lib/util/pkcs11n.h.
    private const uint CertificateClass = 1;
    private const uint TrustClass = 0xCE534353;
    private const uint StandardTrustClass = 0x0B;

    /// <inheritdoc/>
    public override string Name => "nss";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) =>
        SqlitePages.IsDatabase(head) && (fileName.Equals("cert9.db", StringComparison.OrdinalIgnoreCase) || head.IndexOf("nssPublic"u8) >= 0);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        if (!SqlitePages.IsDatabase(input.Bytes.Span))
            return null;
        var draft = new StoreDraft(input);
        // A journal that still has its header is a transaction that was interrupted (fileformat2.html, 3).
        if (input.Beside("-journal", LongestLog).Span.StartsWith((ReadOnlySpan<byte>)[0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]))
            draft.Lose("a transaction was interrupted in it, which the next program that uses it takes back", "certutil -L -d FOLDER, then check again");
        SqliteFile? file = SqliteFile.Open(input.Bytes, input.Beside("-wal", LongestLog));
        if (file?.Columns("nssPublic") is not { } columns || file.Table("nssPublic") is not { } rows)
        {
            draft.Lose(file?.Problems.Count > 0 ? $"it is a damaged NSS certificate database: {file.Problems[0]}" : "it is named like an NSS certificate database, but has no table of certificates that can be read");
            return draft.ToContent(Name);
        }

        var attributes = new NssAttributes(columns);
        var trust = new List<NssTrust>();
        foreach (SqliteRow row in rows)
            ReadObject(draft, attributes, row, trust);
        foreach (string problem in file.Problems)
            draft.Lose($"it is damaged: {problem}");
        NssTrust.Judge(draft, trust);
        return draft.ToContent(Name);
    }

    private void ReadObject(StoreDraft draft, NssAttributes attributes, SqliteRow row, List<NssTrust> trust)
    {
        switch (attributes.Number(row, "a0"))
        {
            case CertificateClass:
                string label = FileText.Printable(Encoding.UTF8.GetString(attributes.Bytes(row, "a3").Span));
                draft.Add(attributes.Bytes(row, "a11"), Name, label, 0, $"\"{label}\"", AnchorUsage.OtherOnly);
                break;
            case TrustClass:
                trust.Add(new NssTrust(attributes.Bytes(row, "ace5363b4"), attributes.Bytes(row, "a81"), attributes.Bytes(row, "a82"), attributes.Number(row, "ace536358")));
                break;
            case StandardTrustClass:
                draft.Lose("it holds trust in a form of newer NSS, which is not known", "certutil -L -d FOLDER tells it");
                break;
            case null:
                draft.Lose("an object in it has no class");
                break;
            default:
                break;
        }
    }
}
