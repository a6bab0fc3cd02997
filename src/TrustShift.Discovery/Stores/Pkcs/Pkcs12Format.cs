using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Pkcs;

/// <summary>
/// PKCS#12 (RFC 7292). Tried without a password, then with the empty one, "changeit" and those given. The MAC is not checked: it would
/// tell nothing that decryption does not. Private keys are counted, never decrypted.
/// <para>
/// Who trusts what: Java takes a certificate without its key as a trusted entry only when it carries the attribute trustedKeyUsage
/// (<c>sun.security.pkcs12.PKCS12KeyStore</c>, 2.16.840.1.113894.746875.1.1); keytool writes it, <c>openssl pkcs12 -export -nokeys</c> does not.
/// .NET, BouncyCastle and others take every certificate. So: with the attribute, an anchor. Without it and beside a private key, part of
/// an identity. Without it and without any key, nobody can say from the file alone: the entry stands as <see cref="AnchorUsage.OtherOnly"/> (no anchor that
/// could make a verdict "not impacted"), the store counts as incomplete (so that no verdict "impacted" rests on its absence), and a deciding gap says why.
/// </para>
/// </summary>
public sealed class Pkcs12Format : StoreFormat
{
    /// <summary>Rounds of key derivation that one password may cost. keytool and OpenSSL use 2,048 to 600,000.</summary>
    public const long MaxIterations = 5_000_000;

    /// <summary>Rounds that one file may cost in all: passwords times encrypted parts.</summary>
    public const long MaxTotalIterations = 20_000_000;

    private const string PasswordRemedy = "pass --password-file FILE with its password";
    private const string OtherPasswordRemedy = "put the right password into the file of --password-file: none of those in it opens this store";

    /// <inheritdoc/>
    public override string Name => "pkcs12";

    /// <inheritdoc/>
    public override long MaxLength => 32L * 1024 * 1024;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) => IsPfx(head);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        if (!IsPfx(input.Bytes.Span))
            return null;
        var draft = new StoreDraft(input);
        var bags = new Pkcs12Bags();
        if (Pkcs12Encryption.ReadAll(input.Bytes) is not { } encryptions
            || Decode(input.Bytes) is not { } info
            || info.AuthenticatedSafe.Count != encryptions.Count)
        {
            draft.Lose("it is a malformed or cut off PKCS#12 file");
            return draft.ToContent(Name);
        }

        long spent = 0;
        var locked = new List<Pkcs12Encryption>();
        for (int i = 0; i < encryptions.Count; i++)
            ReadPart(draft, bags, info.AuthenticatedSafe[i], encryptions[i], input.Passwords, locked, ref spent);
        draft.HasPrivateKeys = bags.HasPrivateKeys;
        if (locked.Count > 0)
        {
            draft.Lose(
                bags.HasPrivateKeys
                    ? $"its certificates are encrypted, and {(input.Passwords.IsEmpty ? "no usual password opens them" : OneWrong(input.Passwords.Length))}; a private key is visible without the password, "
                        + "so it holds an identity, perhaps among trusted certificates"
                    : input.Passwords.IsEmpty
                        ? "it is encrypted and no usual password opens it; none was given"
                        : $"it is encrypted, and {OneWrong(input.Passwords.Length)}",
                input.Passwords.IsEmpty ? PasswordRemedy : OtherPasswordRemedy);
        }

        if (spent == long.MaxValue)
            draft.Lose($"not every password was tried: it asks for more than {MaxTotalIterations} rounds of key derivation in all");
        Pkcs12Entries.AddTo(draft, bags, Name);
        return draft.ToContent(Name);
    }

    private static void ReadPart(
        StoreDraft draft,
        Pkcs12Bags bags,
        Pkcs12SafeContents part,
        Pkcs12Encryption encryption,
        ImmutableArray<string> passwords,
        List<Pkcs12Encryption> locked,
        ref long spent)
    {
        switch (part.ConfidentialityMode)
        {
            case Pkcs12ConfidentialityMode.None:
                bags.Collect(part, draft);
                break;
            case Pkcs12ConfidentialityMode.Password when encryption is { IsEncrypted: true, Iterations: null }:
                draft.Lose($"a part of it is encrypted by an algorithm that is not supported ({encryption.Algorithm})");
                break;
            case Pkcs12ConfidentialityMode.Password when encryption.Iterations is <= 0 or > MaxIterations || !encryption.IsEncrypted:
                draft.Lose($"its encryption asks for {encryption.Iterations} rounds of key derivation; the limit is {MaxIterations}");
                break;
            case Pkcs12ConfidentialityMode.Password:
                if (TryDecrypt(part, encryption.Iterations.GetValueOrDefault(), passwords, ref spent))
                    bags.Collect(part, draft);
                else
                    locked.Add(encryption);
                break;
            default:
                draft.Lose("a part of it is encrypted to a key or in an unknown way");
                break;
        }
    }

    private static string OneWrong(int given) =>
        given == 1 ? "the password that was given is wrong" : string.Create(CultureInfo.InvariantCulture, $"none of the {given} passwords that were given is right");

    private static bool TryDecrypt(Pkcs12SafeContents part, long iterations, ImmutableArray<string> passwords, ref long spent)
    {
        // Null and empty differ in RFC 7292 appendix B.1: no bytes, or the terminating zero alone.
        foreach (string? password in (IEnumerable<string?>)[null, "", "changeit", .. passwords])
        {
            if (spent > MaxTotalIterations - iterations)
            {
                spent = long.MaxValue;
                return false;
            }

            spent += iterations;
            try
            {
                part.Decrypt(password);
                return true;
            }
            catch (CryptographicException)
            {
                // Another password, or an algorithm that the platform does not offer.
            }
        }

        return false;
    }

    private static Pkcs12Info? Decode(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return Pkcs12Info.Decode(bytes, out _);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // PFX ::= SEQUENCE { version INTEGER 3, authSafe SEQUENCE ...
    private static bool IsPfx(ReadOnlySpan<byte> bytes) =>
        BerHeader.TrySequence(bytes, out ReadOnlySpan<byte> content) && content.StartsWith((ReadOnlySpan<byte>)[0x02, 0x01, 0x03, 0x30]);
}
