using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Stores;
using TrustShift.Discovery.Stores.OpenSsl;
using TrustShift.Discovery.Stores.Pem;

namespace TrustShift.Cli.Commands;

/// <summary>One file that <c>verify</c> was told to read, as a store or as a chain.</summary>
/// <param name="Path">The path as given.</param>
/// <param name="Format">Its format.</param>
/// <param name="Items">Its certificates in order.</param>
/// <param name="IsComplete">Whether everything in it was read.</param>
/// <param name="Gaps">What was not.</param>
internal sealed record VerifyFile(string Path, string Format, ImmutableArray<StoreItem> Items, bool IsComplete, ImmutableArray<Gap> Gaps)
{
    private const long MaximumLength = 64L * 1024 * 1024;
    private const int MaximumFolderEntries = 20_000;
    private const int HeadLength = 4096;

    // The PEM reader takes markers in a file of any name for prose; a file that is named as a store holds nothing else.
    private const string PemName = "!verify.pem";

    /// <summary>Reads a file or an OpenSSL CApath folder.</summary>
    /// <param name="path">The path as given.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="passwords">Passwords to try.</param>
    /// <param name="failure">Why it cannot be read at all.</param>
    public static VerifyFile? Read(string path, string what, ImmutableArray<string> passwords, out Failure? failure)
    {
        if (Directory.Exists(path))
            return ReadFolder(path, passwords, out failure);
        if (InputFile.ReadBytes(path, MaximumLength, what, out failure) is not { } bytes)
            return null;
        if (Read(path, bytes, passwords) is { } file)
            return file;
        failure = Failure.Unreadable(bytes.Length == 0 ? $"{path}: the {what} file is empty" : $"{path}: the {what} file has no known format (PEM, DER, PKCS#7, JKS, PKCS#12)");
        return null;
    }

    /// <summary>Reads bytes; null when they have no known format.</summary>
    public static VerifyFile? Read(string path, byte[] bytes, ImmutableArray<string> passwords)
    {
        ReadOnlySpan<byte> head = bytes.AsSpan(0, Math.Min(bytes.Length, HeadLength));
        foreach (StoreFormat format in StoreFormats.All)
        {
            bool isPem = format is PemBundleFormat;
            if (isPem && bytes.AsSpan().IndexOf("-----BEGIN "u8) < 0)
                continue;
            string named = isPem ? path + PemName : path;
            if (!format.IsCandidate(System.IO.Path.GetFileName(named.AsSpan()), head) || bytes.Length > format.MaxLength)
                continue;
            if (format.Read(new StoreInput(named, bytes, passwords)) is not { } content)
                continue;
            ImmutableArray<Gap> gaps = [.. content.Gaps.Select(g => g with { Place = g.Place.Replace(PemName, "", StringComparison.Ordinal) })];
            return new VerifyFile(path, content.Format, content.Items, content.IsComplete && !gaps.Any(static g => g.Decides), gaps);
        }

        return null;
    }

    private static VerifyFile? ReadFolder(string path, ImmutableArray<string> passwords, out Failure? failure)
    {
        failure = null;
        try
        {
            var entries = new List<CaPathEntry>();
            foreach (string file in Directory.EnumerateFiles(path).Where(static f => CaPathDirectory.IsHashName(System.IO.Path.GetFileName(f))).Take(MaximumFolderEntries + 1))
            {
                string name = System.IO.Path.GetFileName(file);
                VerifyFile? content = InputFile.ReadBytes(file, MaximumLength, "store", out _) is { } bytes ? Read(file, bytes, passwords) : null;
                if (content is not { IsComplete: true, Items.IsEmpty: false })
                    entries.Add(new CaPathEntry(name, null));
                foreach (StoreItem item in content?.Items ?? [])
                    entries.Add(new CaPathEntry(name, item.Facts, item.Usage));
            }

            if (entries.Count > MaximumFolderEntries)
                failure = Failure.Unreadable($"{path}: the folder has more than {MaximumFolderEntries} hashed certificates");
            else if (entries.Count == 0)
                failure = Failure.Unreadable($"{path}: the folder has no hashed certificates (5ad8a5d6.0); `openssl rehash` makes them");
            if (failure is not null)
                return null;
            StoreContent store = CaPathDirectory.Read(path, entries);
            return new VerifyFile(path, store.Format, store.Items, store.IsComplete && !store.Gaps.Any(static g => g.Decides), store.Gaps);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            failure = Failure.Unreadable($"{path}: the store folder cannot be read: {InputFile.Reason(path, error)}");
            return null;
        }
    }
}
