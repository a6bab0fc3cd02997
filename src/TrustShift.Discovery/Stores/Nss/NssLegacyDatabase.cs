using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Nss;

/// <summary>
/// NSS's certificate database in the old form, <c>cert8.db</c> and <c>cert7.db</c> (lib/softoken/legacydb/pcertdb.c and pcertt.h): a record of each certificate with its trust flags, among records of other kinds.
/// </summary>
public sealed class NssLegacyDatabase : StoreFormat
{
    private const int CertificateType = 1, VersionType = 0, HeaderLength = 3;

    // certdb.h of the legacy database, CERTDB_*.
    private const int Terminal = 1 << 0, Trusted = 1 << 1, ValidAuthority = 1 << 3, TrustedAuthority = 1 << 4, User = 1 << 6;

    /// <inheritdoc/>
    public override string Name => "nss-legacy";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) => BerkeleyHash185.IsOne(head);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        if (BerkeleyHash185.Open(input.Bytes) is not { } file)
            return null;
        var draft = new StoreDraft(input);
        bool isOfNss = StoreNames.FileName(input.Path) is "cert8.db" or "cert7.db";
        int found = 0;
        foreach ((ReadOnlyMemory<byte> key, ReadOnlyMemory<byte>? data) in file.Records())
        {
            found++;
            if (draft.IsFull || key.IsEmpty)
                continue;
            isOfNss |= key.Span[0] == VersionType && key.Span[1..].StartsWith("Version\0"u8);
            if (key.Span[0] != CertificateType)
                continue;
            if (data is not { } record)
                draft.Lose("a certificate in it is longer than a page, and was not read", "certutil -L -d dbm:FOLDER");
            else if (!TryRead(draft, record, found))
                draft.Lose($"the record {found.ToString(CultureInfo.InvariantCulture)} is damaged or of a version that is not known", "certutil -L -d dbm:FOLDER");
        }

        if (!isOfNss)
            return null;
        if (file.IsDamaged || found < file.Count)
            draft.Lose("part of it is damaged or cut off");
        return draft.ToContent("nss");
    }

    // DecodeDBCertEntry: after version, type and flags those of trust for servers, e-mail and code, lengths of certificate and name, then both. Lengths are modulo 65,536.
    private static bool TryRead(StoreDraft draft, ReadOnlyMemory<byte> record, int number)
    {
        ReadOnlySpan<byte> bytes = record.Span;
        if (bytes.Length < HeaderLength || bytes[1] != CertificateType)
            return false;
        int from = bytes[0] switch { 8 or 7 or 6 => 10, 5 => 7, _ => 0 };
        bytes = bytes[HeaderLength..];
        if (from == 0 || bytes.Length < from)
            return false;
        int lengths = from - 4, certificate = BinaryPrimitives.ReadUInt16BigEndian(bytes[lengths..]), name = BinaryPrimitives.ReadUInt16BigEndian(bytes[(lengths + 2)..]);
        int rest = bytes.Length - from;
        if (name > rest || ((rest - name) & 0xFFFF) != certificate)
            return false;
        certificate = rest - name;
        string? alias = name > 1 ? FileText.Printable(Encoding.UTF8.GetString(bytes.Slice(from + certificate, name)).TrimEnd('\0')) : null;
        int flags = from == 10 ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : bytes[0];
        draft.Add(record.Slice(HeaderLength + from, certificate), "nss", alias, 0, alias is null ? string.Create(CultureInfo.InvariantCulture, $"of the record {number}") : $"\"{alias}\"", UsageOf(flags), (flags & User) != 0);
        draft.HasPrivateKeys |= (flags & User) != 0;
        return true;
    }

    // lgattr.c, lg_FindTrustAttribute: in this order.
    private static AnchorUsage UsageOf(int flags) =>
        (flags & TrustedAuthority) != 0 ? AnchorUsage.TlsServer
        : (flags & (Trusted | ValidAuthority)) != 0 ? AnchorUsage.OtherOnly
        : (flags & Terminal) != 0 ? AnchorUsage.Rejected
        : AnchorUsage.OtherOnly;
}
