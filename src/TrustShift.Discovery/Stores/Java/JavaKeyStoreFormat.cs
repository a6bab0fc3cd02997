using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Java;

/// <summary>
/// Java's own keystores: JKS (<c>sun.security.provider.JavaKeyStore</c>, versions 1 and 2) and JCEKS
/// (<c>com.sun.crypto.provider.JceKeyStore</c>). Certificates stand in the clear, so no password is needed; the digest at the end depends
/// on the password, and only says of passwords that were given whether they are its own. Key bytes are skipped; a sealed secret key is skipped by the grammar of Java's object stream, without making an object.
/// </summary>
public sealed class JavaKeyStoreFormat : StoreFormat
{
    private const uint JksMagic = 0xFEEDFEED;
    private const uint JceksMagic = 0xCECECECE;
    private const int DigestLength = 20;

    /// <inheritdoc/>
    public override string Name => "jks";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) =>
        BinaryPrimitives.TryReadUInt32BigEndian(head, out uint magic) && magic is JksMagic or JceksMagic;

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        if (!BinaryPrimitives.TryReadUInt32BigEndian(input.Bytes.Span, out uint magic) || magic is not (JksMagic or JceksMagic))
            return null;
        string format = magic == JksMagic ? "jks" : "jceks";
        var draft = new StoreDraft(input);
        var reader = new JavaStreamReader(input.Bytes, 4);
        if (!reader.TryInt32(out int version) || !reader.TryInt32(out int count))
        {
            draft.Lose($"it is cut off in its header (at byte {reader.Position} of {input.Bytes.Length})");
        }
        else if (version is not (1 or 2))
        {
            draft.Lose(string.Create(CultureInfo.InvariantCulture, $"its version {version} is not known"));
        }
        else if (count < 0)
        {
            draft.Lose(string.Create(CultureInfo.InvariantCulture, $"it claims {count} entries"));
        }
        else
        {
            ReadEntries(draft, ref reader, format, version, count);
            if (draft.IsComplete)
                StorePasswords.NoteMismatch(draft, input.Passwords, p => IsDigest(p, input.Bytes.Span[..reader.Position], input.Bytes.Span.Slice(reader.Position, DigestLength)));
        }

        return draft.ToContent(format);
    }

    private static void ReadEntries(StoreDraft draft, ref JavaStreamReader reader, string format, int version, int count)
    {
        var byAlias = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int entry = 1; entry <= count; entry++)
        {
            int start = reader.Position;
            string? problem = ReadEntry(draft, ref reader, format, version, byAlias);
            if (problem is not null)
            {
                draft.Lose(string.Create(
                    CultureInfo.InvariantCulture,
                    $"entry {entry} of {count} (at byte {start}) {problem} (at byte {reader.Position} of {reader.Length}); "
                    + $"the entries from there on are not known"));
                return;
            }
        }

        int left = reader.Length - reader.Position;
        if (left < DigestLength)
        {
            draft.Lose(string.Create(
                CultureInfo.InvariantCulture,
                $"its digest is cut off (at byte {reader.Position} of {reader.Length}); Java refuses it when a password is given"));
        }
        else if (left > DigestLength)
        {
            draft.Note(
                string.Create(CultureInfo.InvariantCulture, $"{left - DigestLength} bytes follow its digest; Java does not read them"), decides: false);
        }
    }

    // JavaKeyStore.getPreKeyedHash: the password in UTF-16, a phrase, and all before the digest.
    private static bool IsDigest(string password, ReadOnlySpan<byte> content, ReadOnlySpan<byte> digest)
    {
#pragma warning disable CA5350 // Java's choice.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        hash.AppendData(Encoding.BigEndianUnicode.GetBytes(password));
        hash.AppendData("Mighty Aphrodite"u8);
        hash.AppendData(content);
        return digest.SequenceEqual(hash.GetHashAndReset());
    }

    private static string? ReadEntry(StoreDraft draft, ref JavaStreamReader reader, string format, int version, Dictionary<string, int> byAlias)
    {
        const string CutOff = "is cut off";
        if (!reader.TryInt32(out int tag))
            return CutOff;
        if (tag is not (1 or 2 or 3) || (tag == 3 && !string.Equals(format, "jceks", StringComparison.Ordinal)))
            return string.Create(CultureInfo.InvariantCulture, $"has the unknown kind {tag}");
        if (!reader.TryUtf(out string alias) || !reader.TrySkip(sizeof(long)))
            return CutOff;
        switch (tag)
        {
            case 1:
                draft.HasPrivateKeys = true;
                if (!reader.TrySkipCounted() || !reader.TryInt32(out int chainLength))
                    return CutOff;
                if (chainLength < 0)
                    return "has a chain of negative length";
                for (int i = 0; i < chainLength; i++)
                {
                    if (!TryCertificate(draft, ref reader, format, version, alias, hasPrivateKey: true))
                        return CutOff;
                }

                return null;
            case 2:
                int before = draft.Count;
                if (!TryCertificate(draft, ref reader, format, version, alias, hasPrivateKey: false))
                    return CutOff;
                if (draft.Count > before)
                    Shadow(draft, byAlias, alias, before);
                return null;
            default:
                return JavaObjectStream.TrySkip(ref reader) ? null : "is a sealed key that cannot be skipped";
        }
    }

    private static bool TryCertificate(StoreDraft draft, ref JavaStreamReader reader, string format, int version, string alias, bool hasPrivateKey)
    {
        // Version 1 has no certificate type.
        string type = "X.509";
        if (version == 2 && !reader.TryUtf(out type))
            return false;
        int start = reader.Position;
        if (!reader.TryCounted(out ReadOnlyMemory<byte> der))
            return false;
        string where = string.Create(CultureInfo.InvariantCulture, $"of entry \"{FileText.Printable(alias)}\" (at byte {start})");
        if (!string.Equals(type, "X.509", StringComparison.Ordinal) && !string.Equals(type, "X509", StringComparison.Ordinal))
            draft.Lose($"the certificate {where} is of another type than X.509");
        else
            draft.Add(der, format, FileText.Printable(alias), 0, where, hasPrivateKey: hasPrivateKey);
        return true;
    }

    // Java keeps entries in a map by alias: the last of one name wins.
    internal static void Shadow(StoreDraft draft, Dictionary<string, int> byAlias, string alias, int index)
    {
        if (byAlias.TryGetValue(alias, out int earlier))
        {
            draft[earlier] = draft[earlier] with { Usage = AnchorUsage.OtherOnly };
            draft.Note($"the alias \"{FileText.Printable(alias)}\" occurs more than once; Java keeps only the last entry of that name", decides: false);
        }

        byAlias[alias] = index;
    }
}
