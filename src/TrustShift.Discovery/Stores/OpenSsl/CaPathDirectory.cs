using System.Buffers;
using System.Globalization;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Stores.OpenSsl;

/// <summary>
/// A folder that OpenSSL uses as CApath, read as OpenSSL does (crypto/x509/by_dir.c <c>get_cert_by_subject_ex</c>): it asks for the hash of
/// the wanted name with .0, .1, ... until a number is missing. What stands under another name, under the hash of older versions only, or behind a
/// hole in the numbers, OpenSSL never finds, while GnuTLS and others that read the whole folder do: such a certificate is
/// left out and a deciding gap names it.
/// </summary>
public static class CaPathDirectory
{
    /// <summary>The name of the format in evidence.</summary>
    public const string Format = "capath";

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether a file name has the form of a hashed certificate: eight small hexadecimal digits, a dot, a number.</summary>
    public static bool IsHashName(ReadOnlySpan<char> fileName) => TryParse(fileName, out _);

    /// <summary>Whether a store of this format is a folder with hash names.</summary>
    public static bool IsFormat(string format) => format is Format or AndroidCaFolder.Format;

    /// <summary>Reads the folder as one store, in OpenSSL's order of look-up. Entries with names of another form are left out.</summary>
    /// <param name="path">The folder, for gaps.</param>
    /// <param name="entries">Its files, in any order.</param>
    public static StoreContent Read(string path, IReadOnlyList<CaPathEntry> entries) => Read(path, entries, isAndroid: false);

    /// <summary>Reads the folder as OpenSSL or as Android does, which has kept the older hash.</summary>
    internal static StoreContent Read(string path, IReadOnlyList<CaPathEntry> entries, bool isAndroid)
    {
        var draft = new StoreDraft(new StoreInput(path, default, []));
        var found = new HashSet<Sha256Hash>();
        var misplaced = new List<(CaPathEntry Entry, string Why)>();
        foreach (IGrouping<string, CaPathEntry> hash in entries
            .Where(e => IsHashName(e.FileName))
            .GroupBy(e => e.FileName[..8], StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            int expected = 0;
            foreach (IGrouping<int, CaPathEntry> file in hash.GroupBy(e => NumberOf(e.FileName)).OrderBy(g => g.Key))
            {
                bool isReached = file.Key == expected;
                expected += isReached ? 1 : 0;
                foreach (CaPathEntry entry in file.OrderBy(e => e.Certificate?.Sha256))
                {
                    string? hole = isReached ? null : string.Create(CultureInfo.InvariantCulture, $"there is no {hash.Key}.{expected} before it");
                    Add(draft, entry, hole, isAndroid, found, misplaced);
                }
            }
        }

        foreach ((CaPathEntry entry, string why) in misplaced)
        {
            if (!found.Add(entry.Certificate!.Sha256))
                continue;
            draft.Lose(
                $"{(isAndroid ? "Android" : "OpenSSL")} does not find the certificate \"{entry.Certificate.Subject.CommonName}\" there ({why}); {(isAndroid ? "what lists the folder does" : "GnuTLS and others that read the whole folder do")}",
                isAndroid ? "name it by openssl x509 -subject_hash_old" : "openssl rehash FOLDER",
                place: $"{path}/{entry.FileName}");
        }

        return draft.ToContent(isAndroid ? AndroidCaFolder.Format : Format);
    }

    private static void Add(
        StoreDraft draft, CaPathEntry entry, string? unreached, bool isAndroid, HashSet<Sha256Hash> found, List<(CaPathEntry Entry, string Why)> misplaced)
    {
        if (entry.Certificate is not { } certificate)
        {
            draft.Lose("no certificate can be read behind this name", place: $"{draft.Path}/{entry.FileName}");
            return;
        }

        string? hash = isAndroid ? SubjectNameHash.OfOld(certificate.Subject.Der) : SubjectNameHash.Of(certificate.Subject.Der);
        if (unreached is not null)
            misplaced.Add((entry, unreached));
        else if (hash is null || certificate.Subject.Der.IsEmpty)
            draft.Lose("the hash of its subject cannot be computed, so whether OpenSSL finds it is not known", place: $"{draft.Path}/{entry.FileName}");
        else if (!entry.FileName.StartsWith(hash, StringComparison.Ordinal))
            misplaced.Add((entry, !isAndroid && entry.FileName.StartsWith(SubjectNameHash.OfOld(certificate.Subject.Der), StringComparison.Ordinal)
                ? $"the name is the hash of OpenSSL before 1.0.0; today's is {hash}"
                : $"its hash is {hash}"));
        else if (found.Add(certificate.Sha256))
            draft.Add(new StoreItem(certificate, entry.FileName, 0, entry.Usage) { Form = "pem" });
    }

    private static int NumberOf(string fileName) => TryParse(fileName, out int number) ? number : -1;

    private static bool TryParse(ReadOnlySpan<char> fileName, out int number)
    {
        number = -1;
        return fileName.Length is >= 10 and <= 17
            && fileName[8] == '.'
            && !fileName[..8].ContainsAnyExcept(Hexadecimal)
            && !fileName[9..].ContainsAnyExceptInRange('0', '9')
            && (fileName[9] != '0' || fileName.Length == 10)
            && int.TryParse(fileName[9..], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
