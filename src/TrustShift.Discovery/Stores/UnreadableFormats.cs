namespace TrustShift.Discovery.Stores;

/// <summary>
/// Containers that hold certificates but that nothing here reads yet, and files that are named like a keystore but are none: each is a store
/// without entries and a gap that decides, never silence. Stands last in <see cref="StoreFormats.All"/>.
/// </summary>
public sealed class UnreadableFormats : StoreFormat
{
    private const string ExportWithKeytool = "export it with keytool -list -rfc (with that provider) into a .pem file and check that file";

    private static readonly Kind[] Kinds =
    [
        new("bks", ".bks", "named like a BouncyCastle BKS keystore, but is none that can be read", ExportWithKeytool),
        new("bcfks", ".bcfks", "named like a BouncyCastle FIPS keystore, but is none that can be read", ExportWithKeytool),
        new("uber", ".ubr", "named like a BouncyCastle UBER keystore, but is none that can be read", ExportWithKeytool),
        new("uber", ".uber", "named like a BouncyCastle UBER keystore, but is none that can be read", ExportWithKeytool),
        new("ibm-kdb", ".kdb", "an IBM GSKit key database, which cannot be read", "export its signers with gsk8capicmd -cert -extract into a .pem file and check that file"),
        new("nss", "cert9.db", "named like an NSS certificate database, but is none that can be read", "export it with certutil -L -d FOLDER -a into a .pem file and check that file"),
        new("nss", "cert8.db", "named like an NSS certificate database in the old form (Berkeley DB 1.85), but is none that can be read", "export it with certutil -L -d dbm:FOLDER -a into a .pem file and check that file"),
        new("oracle-wallet", "cwallet.sso", "an Oracle auto-login wallet, which cannot be read", "export its certificates with orapki wallet export into a .pem file and check that file"),
        new("sap-pse", ".pse", "an SAP personal security environment, which cannot be read", "export its certificate list with sapgenpse into a .pem file and check that file"),
        new("sst", ".sst", "named like a Windows serialised certificate store, but is none that can be read", "export it with certutil -dump or Export-Certificate into .cer files and check those"),
        new("keychain", ".keychain-db", "named like a macOS keychain, but is none that can be read", "export it with security find-certificate -a -p into a .pem file and check that file"),
        new("keychain", ".keychain", "named like a macOS keychain, but is none that can be read", "export it with security find-certificate -a -p into a .pem file and check that file"),
    ];

    // Oracle's auto-login wallets: this, then what kind it is.
    private static ReadOnlySpan<byte> Wallet => [0xA1, 0xF8, 0x4E];

    // KeePass shares the suffix .kdb: its first signature word, little endian 0x9AA2D903.
    private static ReadOnlySpan<byte> KeePass => [0x03, 0xD9, 0xA2, 0x9A];

    /// <inheritdoc/>
    public override string Name => "unreadable";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) =>
        KindOf(fileName, head) is not null || IsNoKeystore(fileName, head);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        ReadOnlySpan<char> fileName = StoreNames.FileName(input.Path);
        ReadOnlySpan<byte> head = input.Bytes.Span[..Math.Min(input.Bytes.Length, 4096)];
        var draft = new StoreDraft(input);
        if (KindOf(fileName, head) is { } kind)
        {
            draft.Lose($"it is {kind.Title}", kind.Remedy);
            return draft.ToContent(kind.Format);
        }

        if (!IsNoKeystore(fileName, head))
            return null;
        draft.Lose(head switch
        {
            [] => "it is named like a keystore, but it is empty",
            _ when FileText.IsLargeFilePointer(head) => "it is a Git LFS pointer; the keystore itself is not here",
            _ => "it is named like a keystore, but it has no known format",
        });
        return draft.ToContent(Name);
    }

    private static Kind? KindOf(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(KeePass))
            return null;
        if (head.StartsWith(Wallet))
            return Array.Find(Kinds, static k => k.Format is "oracle-wallet");
        foreach (Kind kind in Kinds)
        {
            if (kind.Name[0] == '.'
                ? fileName.EndsWith(kind.Name, StringComparison.OrdinalIgnoreCase)
                : fileName.Equals(kind.Name, StringComparison.OrdinalIgnoreCase))
                return kind;
        }

        return null;
    }

    // /etc/default/cacerts is a shell script's configuration: text under a general name is no keystore. A jssecacerts is only ever Java's, which makes no connection when it cannot be read.
    private static bool IsNoKeystore(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head)
    {
        if (!StoreNames.IsKeystore(fileName))
            return false;
        bool isGeneralName = !fileName.EndsWith(".jks", StringComparison.OrdinalIgnoreCase)
            && !fileName.EndsWith(".jceks", StringComparison.OrdinalIgnoreCase)
            && !fileName.EndsWith(".p12", StringComparison.OrdinalIgnoreCase)
            && !fileName.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase)
            && !fileName.Equals("jssecacerts", StringComparison.OrdinalIgnoreCase);
        return !(isGeneralName && FileText.IsText(head) && !FileText.IsLargeFilePointer(head));
    }

    private sealed record Kind(string Format, string Name, string Title, string Remedy);
}
