using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace TrustShift.Cli.Commands;

/// <summary>
/// The certificates of <c>verify --cases</c>: each PEM text, each file and each list of them is read once, however often lines name it. For
/// any number of threads.
/// </summary>
/// <param name="folder">The folder that paths are relative to.</param>
/// <param name="passwords">Passwords to try on encrypted stores.</param>
internal sealed class VerifyLibrary(string folder, ImmutableArray<string> passwords)
{
    // At most about half a gigabyte stays in memory, whatever the lines hold.
    private const int MaximumEntries = 100_000;
    private const long MaximumBytes = 200L * 1024 * 1024;
    private const int MaximumListed = 1_000_000;

    // By the text as it stands in the line, escapes and all: the same text is found without being read.
    private readonly ConcurrentDictionary<byte[], VerifyFile> _files = new(VerifyTextComparer.Instance);
    private readonly ConcurrentDictionary<VerifyFile[], VerifyList> _lists = new(VerifyListComparer.Instance);
    private long _bytes;
    private int _listed;

    /// <summary>What an entry names that was read before.</summary>
    /// <param name="raw">The entry as it stands in the line, escapes and all.</param>
    /// <param name="file">What it names.</param>
    public bool TryFind(ReadOnlySpan<byte> raw, [NotNullWhen(true)] out VerifyFile? file) =>
        _files.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(raw, out file);

    /// <summary>What a line's entry names; null with the reason when there is nothing to read.</summary>
    /// <param name="entry">A reader that stands on a string.</param>
    /// <param name="error">The reason.</param>
    /// <exception cref="InvalidOperationException">The string is not valid Unicode.</exception>
    public VerifyFile? Find(ref Utf8JsonReader entry, out string? error)
    {
        error = null;
        ReadOnlySpan<byte> raw = entry.ValueSpan;
        if (TryFind(raw, out VerifyFile? file))
            return file;
        byte[] text = new byte[raw.Length];
        Array.Resize(ref text, entry.CopyString(text));
        if (Read(text, out error) is not { } read)
            return null;
        if (_files.Count >= MaximumEntries || Interlocked.Read(ref _bytes) > MaximumBytes)
        {
            _files.Clear();
            Interlocked.Exchange(ref _bytes, 0);
        }

        if (_files.TryAdd(raw.ToArray(), read))
            Interlocked.Add(ref _bytes, raw.Length);
        return read;
    }

    /// <summary>The list of these entries.</summary>
    public VerifyList ListOf(ReadOnlySpan<VerifyFile> entries)
    {
        if (_lists.GetAlternateLookup<ReadOnlySpan<VerifyFile>>().TryGetValue(entries, out VerifyList? list))
            return list;
        list = new VerifyList([.. entries]);
        if (Interlocked.Add(ref _listed, 1 + list.Certificates.Length) > MaximumListed)
        {
            _lists.Clear();
            Interlocked.Exchange(ref _listed, 0);
        }

        _lists.TryAdd(entries.ToArray(), list);
        return list;
    }

    private VerifyFile? Read(byte[] text, out string? error)
    {
        error = null;
        if (text.AsSpan().Contains((byte)'\n') || text.AsSpan().IndexOf("-----BEGIN "u8) >= 0)
        {
            // No newline of its own: a text is no path, and what is broken in it is told as a gap.
            return VerifyFile.Read("(text)", text, passwords) ?? new VerifyFile("(text)", "unknown", [], IsComplete: false, []);
        }

        if (text.Length == 0 || text.AsSpan().Contains((byte)0))
        {
            error = "an entry is neither a PEM text nor a path";
            return null;
        }

        VerifyFile? file = VerifyFile.Read(Path.Combine(folder, Encoding.UTF8.GetString(text)), "certificate", passwords, out Failure? failure);
        error = file is null ? failure!.Message : null;
        return file;
    }
}
