using System.Text;

namespace TrustShift.Discovery.Endpoints.Configuration;

/// <summary>
/// YAML that ERB fills in first, as Ruby on Rails' configuration is (guides.rubyonrails.org/active_storage_overview.html): expressions become a variable, statements nothing. What stands below a
/// condition may be there or not, so such a text is read in both ways. Lines stay where they are.
/// </summary>
internal static class ErbTemplate
{
    private const int LongestTag = 2_000;

    /// <summary>The texts that it may become: the text itself where it has no tags, with all conditional parts, and without them.</summary>
    public static IEnumerable<string> Variants(string text)
    {
        if (!text.Contains("<%", StringComparison.Ordinal))
            return [text];
        string all = Fill(text, withConditional: true), least = Fill(text, withConditional: false);
        return string.Equals(all, least, StringComparison.Ordinal) ? [all] : [all, least];
    }

    private static string Fill(string text, bool withConditional)
    {
        var filled = new StringBuilder(text.Length);
        int at = 0, depth = 0;
        while (text.IndexOf("<%", at, StringComparison.Ordinal) is >= 0 and var start)
        {
            int end = text.IndexOf("%>", start, Math.Min(LongestTag, text.Length - start), StringComparison.Ordinal);
            if (end < 0)
                break;
            Append(filled, text.AsSpan(at, start - at), isKept: withConditional || depth == 0);
            ReadOnlySpan<char> tag = text.AsSpan(start + 2, Math.Max(0, end - start - 2));
            if (tag.StartsWith("=", StringComparison.Ordinal))
                Append(filled, "${x}", isKept: withConditional || depth == 0);
            else
                depth = Math.Max(0, depth + DepthOf(tag.Trim("- \t\n")));
            filled.Append('\n', tag.Count('\n'));
            at = end + 2;
        }

        Append(filled, text.AsSpan(at), isKept: withConditional || depth == 0);
        return filled.ToString();
    }

    private static int DepthOf(ReadOnlySpan<char> statement) =>
        statement is "end" ? -1
        : statement.StartsWith("if ", StringComparison.Ordinal) || statement.StartsWith("unless ", StringComparison.Ordinal) ? 1 : 0;

    private static void Append(StringBuilder filled, ReadOnlySpan<char> part, bool isKept)
    {
        if (isKept)
            filled.Append(part);
        else
            filled.Append('\n', part.Count('\n'));
    }
}
