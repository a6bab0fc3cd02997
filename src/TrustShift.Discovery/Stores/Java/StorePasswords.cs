using System.Collections.Immutable;
using System.Globalization;

namespace TrustShift.Discovery.Stores.Java;

/// <summary>The passwords to try on an encrypted keystore, and what is said where none of them opens it.</summary>
internal static class StorePasswords
{
    /// <summary>Rounds of key derivation that one password may cost: ten times what BouncyCastle writes (51,200, of SHA-512). Five million cost seconds for each password, as the fuzzer found.</summary>
    public const int MaxIterations = 500_000;

    /// <summary>The password that keytool's examples use and nearly every trust store has, those that were given, and none.</summary>
    public static IEnumerable<string> Of(ImmutableArray<string> given) => given.Prepend("changeit").Append("").Distinct(StringComparer.Ordinal);

    /// <summary>Reports that none of them opens the store.</summary>
    public static void Lock(StoreDraft draft, string title, ImmutableArray<string> given)
    {
        if (given.IsEmpty)
            draft.Lose($"it is {title}, which is encrypted; the usual password does not open it and none was given", "pass --password-file FILE with its password");
        else
            draft.Lose(string.Create(CultureInfo.InvariantCulture, $"it is {title}, which is encrypted; {OneWrong(given.Length)}"), "put the right password into the file of --password-file: none of those in it opens this store");
    }

    /// <summary>Says, of a store that is readable without its password, that the given ones are not its own: the program that has one of them cannot load it.</summary>
    public static void NoteMismatch(StoreDraft draft, ImmutableArray<string> given, Func<string, bool> matches)
    {
        if (!given.IsEmpty && !Of(given).Any(matches))
        {
            draft.Note(
                $"its certificates were read, which needs no password, but its checksum fits {(given.Length == 1 ? "not the password that was given" : "none of the passwords that were given")}: a program that has {(given.Length == 1 ? "it" : "one of them")} cannot load this store, or the store was changed",
                decides: false);
        }
    }

    private static string OneWrong(int given) =>
        given == 1 ? "the password that was given is wrong" : string.Create(CultureInfo.InvariantCulture, $"none of the {given} passwords that were given is right");
}
