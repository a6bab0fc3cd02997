using TrustShift.Discovery.Apple;
using TrustShift.Discovery.Sqlite;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Apple;

/// <summary>
/// The certificates that were installed on an iPhone, a Mac since macOS 11, or a simulator, <c>TrustStore.sqlite3</c> (Security's SecTrustStoreServer.c): a table of certificates, each with trust settings as a
/// property list. They stand beside the device's roots.
/// </summary>
public sealed class TrustStoreDatabase : StoreFormat
{
    private const string Table = "tsettings";
    private const int LongestLog = 64 * 1024 * 1024;

    /// <inheritdoc/>
    public override string Name => "apple-trust-store";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) =>
        SqlitePages.IsDatabase(head) && (fileName.Equals("TrustStore.sqlite3", StringComparison.OrdinalIgnoreCase) || head.IndexOf("tsettings"u8) >= 0);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        if (!SqlitePages.IsDatabase(input.Bytes.Span))
            return null;
        var draft = new StoreDraft(input);
        SqliteFile? file = SqliteFile.Open(input.Bytes, input.Beside("-wal", LongestLog));
        if (file?.Columns(Table) is not { } columns || file.Table(Table) is not { } rows)
        {
            if (!StoreNames.FileName(input.Path).Equals("TrustStore.sqlite3", StringComparison.OrdinalIgnoreCase))
                return null;
            draft.Lose("it is named like a trust store of Apple's devices, but has no table of certificates that can be read");
            return draft.ToContent(Name);
        }

        int settings = IndexOf(columns, "tset"), certificate = IndexOf(columns, "data");
        int number = 0;
        foreach (SqliteRow row in rows)
        {
            number++;
            if (draft.IsFull)
                break;
            string where = $"of row {number}";
            if (BytesOf(row, certificate) is not { IsEmpty: false } der)
            {
                draft.Lose($"the certificate {where} is missing");
                continue;
            }

            // Without settings it is trusted; with such as cannot be read, nobody knows.
            ReadOnlyMemory<byte> said = BytesOf(row, settings);
            PropertyNode? list = said.IsEmpty ? null : PropertyNode.Read(said);
            if (!said.IsEmpty && list is null)
                draft.Lose($"the trust settings {where} cannot be read");
            draft.Add(der, Name, null, 0, where, TrustSetting.UsageOf(list));
        }

        foreach (string problem in file.Problems)
            draft.Lose($"it is damaged: {problem}");
        return draft.ToContent(Name);
    }

    private static int IndexOf(IReadOnlyList<string> columns, string name)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Equals(name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    private static ReadOnlyMemory<byte> BytesOf(SqliteRow row, int column) => column >= 0 && column < row.Values.Length ? row.Values[column].Bytes : default;
}
