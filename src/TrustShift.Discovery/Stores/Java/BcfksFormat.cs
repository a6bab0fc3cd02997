using System.Formats.Asn1;

namespace TrustShift.Discovery.Stores.Java;

/// <summary>
/// BouncyCastle's FIPS keystore (prov/.../asn1/bc/ObjectStore.java): <c>ObjectStore ::= SEQUENCE { CHOICE { EncryptedObjectStoreData, ObjectStoreData }, integrityCheck }</c>. It needs its password,
/// which the encryption itself authenticates.
/// </summary>
public sealed class BcfksFormat : StoreFormat
{
    // ObjectData.type, BcFKSKeyStoreSpi.java.
    private const int Certificate = 0;
    private const int PrivateKey = 1;
    private const int ProtectedPrivateKey = 3;
    private const int MostEntries = 100_000;

    /// <inheritdoc/>
    public override string Name => "bcfks";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) => IsStore(head);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        if (!IsStore(input.Bytes.Span))
            return null;
        var draft = new StoreDraft(input);
        try
        {
            AsnReader store = new AsnReader(input.Bytes, AsnEncodingRules.BER).ReadSequence();
            ReadOnlyMemory<byte> data = store.ReadEncodedValue();
            // The first element of the clear form is its version, that of the encrypted form an algorithm.
            AsnReader content = new AsnReader(data, AsnEncodingRules.BER).ReadSequence();
            if (content.PeekTag() != Asn1Tag.Integer)
            {
                BcfksEncryption encryption = BcfksEncryption.Read(content);
                if (encryption.Problem is { } problem)
                {
                    draft.Lose(problem);
                    return draft.ToContent(Name);
                }

                if (StorePasswords.Of(input.Passwords).Select(encryption.Decrypt).FirstOrDefault(static d => d is not null) is not { } clear)
                {
                    StorePasswords.Lock(draft, "a BouncyCastle FIPS keystore", input.Passwords);
                    return draft.ToContent(Name);
                }

                content = new AsnReader(clear, AsnEncodingRules.BER).ReadSequence();
            }

            ReadData(draft, content);
        }
        catch (AsnContentException)
        {
            draft.Lose("it is a damaged or cut off BouncyCastle FIPS keystore");
        }

        return draft.ToContent(Name);
    }

    // ObjectStoreData ::= SEQUENCE { version, integrityAlgorithm, creationDate, lastModifiedDate, SEQUENCE OF ObjectData, comment OPTIONAL }
    private void ReadData(StoreDraft draft, AsnReader content)
    {
        content.ReadInteger();
        content.ReadSequence();
        content.ReadEncodedValue();
        content.ReadEncodedValue();
        AsnReader entries = content.ReadSequence();
        for (int number = 1; entries.HasData; number++)
        {
            if (number > MostEntries)
            {
                draft.Lose($"more than {MostEntries} entries; the rest was not read");
                return;
            }

            ReadEntry(draft, entries.ReadSequence());
        }
    }

    // ObjectData ::= SEQUENCE { type, identifier, creationDate, lastModifiedDate, data OCTET STRING, comment OPTIONAL }
    private void ReadEntry(StoreDraft draft, AsnReader entry)
    {
        if (!entry.TryReadInt32(out int type))
            throw new AsnContentException("type");
        string alias = FileText.Printable(entry.ReadCharacterString(UniversalTagNumber.UTF8String));
        entry.ReadEncodedValue();
        entry.ReadEncodedValue();
        byte[] data = entry.ReadOctetString();
        if (type == Certificate)
        {
            draft.Add(data, Name, alias, 0, $"of entry \"{alias}\"");
            return;
        }

        draft.HasPrivateKeys |= type is PrivateKey or ProtectedPrivateKey;
        if (type is not (PrivateKey or ProtectedPrivateKey))
            return;
        // EncryptedPrivateKeyData ::= SEQUENCE { EncryptedPrivateKeyInfo, SEQUENCE OF Certificate }
        AsnReader key = new AsnReader(data, AsnEncodingRules.BER).ReadSequence();
        key.ReadEncodedValue();
        AsnReader chain = key.ReadSequence();
        while (chain.HasData)
            draft.Add(chain.ReadEncodedValue(), Name, alias, 0, $"of entry \"{alias}\"", hasPrivateKey: true);
    }

    // Three sequences, then PBES2 (1.2.840.113549.1.5.13); or version 1 and the algorithm of the integrity check.
    private static bool IsStore(ReadOnlySpan<byte> bytes)
    {
        if (!BerHeader.TrySequence(bytes, out ReadOnlySpan<byte> store) || !BerHeader.TrySequence(store, out ReadOnlySpan<byte> data))
            return false;
        if (BerHeader.TrySequence(data, out ReadOnlySpan<byte> algorithm))
            return algorithm.StartsWith((ReadOnlySpan<byte>)[0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x05, 0x0D]);
        // A certificate's version stands in [0]; a private key's version is 0, and its algorithm stands one sequence higher.
        return data.StartsWith((ReadOnlySpan<byte>)[0x02, 0x01, 0x01, 0x30])
            && BerHeader.TrySequence(data[3..], out ReadOnlySpan<byte> integrity) && integrity.Length > 2 && integrity[0] == 0x06
            && data[4] < 0x80 && data.Length > 5 + data[4] && data[5 + data[4]] == 0x18;
    }
}
