using System.Globalization;
using System.Text;

namespace TrustShift.Reports.Text;

/// <summary>
/// Makes a text of the target harmless on a terminal: control characters (ANSI escapes among them), bidirectional overrides and invisible
/// formatting become visible escapes, so that a hostile file name can neither move the cursor nor disguise itself.
/// </summary>
public static class VisibleText
{
    /// <summary>The text with <c>\u001B</c>-like escapes in place of what must not reach a terminal; line breaks become <c>\n</c>.</summary>
    public static string Of(string text)
    {
        StringBuilder? clean = null;
        int index = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for a lone surrogate, which takes one char.
            bool harmless = IsHarmless(rune) && (rune != Rune.ReplacementChar || text[index] == '\uFFFD');
            if (!harmless && clean is null)
                clean = new StringBuilder(text, 0, index, text.Length + 16);
            if (harmless)
                clean?.Append(rune.ToString());
            else
                clean!.Append(Escape(rune == Rune.ReplacementChar ? text[index] : rune.Value));
            index += rune == Rune.ReplacementChar ? 1 : rune.Utf16SequenceLength;
        }

        return clean?.ToString() ?? text;
    }

    // Cf holds the bidirectional controls (U+202A..E, U+2066..9, U+200E/F, U+061C), zero-width characters and the byte order mark.
    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);

    private static string Escape(int value) => value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{value:X4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{value:X8}"),
    };
}
