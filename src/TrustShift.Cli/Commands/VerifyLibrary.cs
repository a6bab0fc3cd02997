using System.Collections.Immutable;
using System.Text;

namespace TrustShift.Cli.Commands;

/// <summary>
/// The certificates of <c>verify --cases</c>: each PEM text and each file is read once, however often lines name it.
/// </summary>
/// <param name="folder">The folder that paths are relative to.</param>
/// <param name="passwords">Passwords to try on encrypted stores.</param>
internal sealed class VerifyLibrary(string folder, ImmutableArray<string> passwords)
{
    // Texts of certificates are some 2,000 characters: at most about half a gigabyte stays in memory.
    private const int MaximumTexts = 100_000;
    private const long MaximumCharacters = 200L * 1024 * 1024;

    private readonly Dictionary<string, VerifyFile?> _read = new(StringComparer.Ordinal);
    private long _characters;

    /// <summary>What a line's entry names; null with the reason when there is nothing to read.</summary>
    public VerifyFile? Find(string entry, out string? error)
    {
        error = null;
        if (_read.TryGetValue(entry, out VerifyFile? file))
            return file;
        if (IsText(entry))
        {
            // No newline of its own: a text is no path, and what is broken in it is told as a gap.
            file = VerifyFile.Read("(text)", Encoding.UTF8.GetBytes(entry), passwords)
                ?? new VerifyFile("(text)", "unknown", [], IsComplete: false, []);
        }
        else if (entry.Length == 0 || entry.Contains('\0', StringComparison.Ordinal))
        {
            error = "an entry is neither a PEM text nor a path";
            return null;
        }
        else if (VerifyFile.Read(Path.Combine(folder, entry), "certificate", passwords, out Failure? failure) is { } found)
        {
            file = found;
        }
        else
        {
            error = failure!.Message;
            return null;
        }

        if (_read.Count >= MaximumTexts || _characters > MaximumCharacters)
        {
            _read.Clear();
            _characters = 0;
        }

        _read[entry] = file;
        _characters += entry.Length;
        return file;
    }

    private static bool IsText(string entry) => entry.Contains('\n', StringComparison.Ordinal) || entry.Contains("-----BEGIN ", StringComparison.Ordinal);
}
