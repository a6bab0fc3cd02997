using System.Globalization;

namespace TrustShift.Discovery.Stores.Java;

/// <summary>
/// BouncyCastle's BKS (versions 0 to 2; Android's keystore of old) and UBER. Certificates of BKS stand in the clear, and its checksum, which depends on the password, says
/// only whether a given password is its own. UBER is the same in Twofish: it needs the password. Both begin alike, and what follows tells them apart: a kind of entry and an alias, or
/// cipher text.
/// </summary>
public sealed class BouncyCastleFormat : StoreFormat
{
    private const string Uber = "uber";
    private const int MacLength = 20;
    private const int BlockLength = 16;

    /// <inheritdoc/>
    public override string Name => "bks";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) => BouncyCastleHeader.IsAt(head);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        if (!BouncyCastleHeader.IsAt(input.Bytes.Span))
            return null;
        var header = BouncyCastleHeader.Read(input.Bytes);
        var draft = new StoreDraft(input);
        var reader = new JavaStreamReader(input.Bytes, BouncyCastleHeader.Length);
        string? problem = BouncyCastleEntries.ReadInto(draft, ref reader, Name);
        if (problem is null)
            return Finish(draft, reader.Position, header, input);
        ReadOnlySpan<char> fileName = StoreNames.FileName(input.Path);
        bool isNamedBks = fileName.EndsWith(".bks", StringComparison.OrdinalIgnoreCase);
        if (draft.Count == 0 && !isNamedBks && ReadUber(header, input) is { } uber)
            return uber;
        if (draft.Count == 0 && !isNamedBks && !StoreNames.IsStore(fileName))
            return null;
        draft.Lose(problem);
        return draft.ToContent(Name);
    }

    private StoreContent Finish(StoreDraft draft, int end, BouncyCastleHeader header, StoreInput input)
    {
        ReadOnlyMemory<byte> entries = input.Bytes[BouncyCastleHeader.Length..end], rest = input.Bytes[end..];
        if (rest.Length < MacLength)
            draft.Lose(string.Create(CultureInfo.InvariantCulture, $"its checksum is cut off (at byte {end} of {input.Bytes.Length}); BouncyCastle refuses it when a password is given"));
        else
            StorePasswords.NoteMismatch(draft, input.Passwords, p => BouncyCastlePbe.IsMac(p, header, entries.Span, rest.Span[..MacLength]));
        return draft.ToContent(Name);
    }

    // Null where it can be none: not in blocks, or of version 0, which nothing has written since 2002, or 2, which it never had.
    private static StoreContent? ReadUber(BouncyCastleHeader header, StoreInput input)
    {
        ReadOnlyMemory<byte> encrypted = input.Bytes[BouncyCastleHeader.Length..];
        ReadOnlySpan<char> fileName = StoreNames.FileName(input.Path);
        bool isNamed = fileName.EndsWith(".ubr", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".uber", StringComparison.OrdinalIgnoreCase);
        var draft = new StoreDraft(input);
        if (header.Version != 1 || encrypted.Length % BlockLength != 0)
        {
            if (!isNamed)
                return null;
            draft.Lose(header.Version == 1 ? "it is a damaged or cut off BouncyCastle UBER keystore" : string.Create(CultureInfo.InvariantCulture, $"it is a BouncyCastle UBER keystore of version {header.Version}, which is not known"));
            return draft.ToContent(Uber);
        }

        foreach (string password in StorePasswords.Of(input.Passwords))
        {
            if (BouncyCastlePbe.Decrypt(password, header, encrypted) is not { } entries)
                continue;
            var reader = new JavaStreamReader(entries, 0);
            if (BouncyCastleEntries.ReadInto(draft, ref reader, Uber) is { } problem)
                draft.Lose(problem);
            return draft.ToContent(Uber);
        }

        StorePasswords.Lock(draft, "a BouncyCastle UBER keystore", input.Passwords);
        return draft.ToContent(Uber);
    }
}
