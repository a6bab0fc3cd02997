using System.Collections.Immutable;
using System.Text;

namespace TrustShift.Discovery.Settings;

/// <summary>A statement of configuration in braces and semicolons, as nginx and apt write it.</summary>
/// <param name="Line">Line of its first word, from 1.</param>
/// <param name="Words">Its words without quotes.</param>
/// <param name="Opens">Whether a block begins with it.</param>
/// <param name="Closes">Whether it ends a block; it has no words then.</param>
public sealed record ConfigurationStatement(int Line, ImmutableArray<string> Words, bool Opens, bool Closes)
{
    private const int MostWords = 256;
    private const int LongestWord = 4_096;

    /// <summary>The statements of a text in their order; comments start with # or //.</summary>
    public static IEnumerable<ConfigurationStatement> Of(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        int line = 1, first = 1;
        char quote = '\0';
        bool inWord = false;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ';';
            if (quote != '\0' && i < text.Length)
            {
                if (c == quote)
                    quote = '\0';
                else if (word.Length < LongestWord)
                    word.Append(c);
            }
            else if (!inWord && (c == '#' || (c == '/' && i + 1 < text.Length && text[i + 1] == '/')))
            {
                int end = text.IndexOf('\n', i);
                i = (end < 0 ? text.Length : end) - 1;
                continue;
            }
            else if (c is '"' or '\'')
            {
                (quote, inWord) = (c, true);
            }
            // ${variable} in nginx is no block.
            else if (c is ';' || (c is '{' or '}' && !(c == '{' && word.Length > 0 && word[^1] == '$') && !(c == '}' && word.ToString().Contains("${", StringComparison.Ordinal))))
            {
                Flush();
                if (words.Count > 0 || c != ';')
                {
                    if (c == '}' && words.Count > 0)
                        yield return new ConfigurationStatement(first, words.ToImmutable(), Opens: false, Closes: false);
                    yield return new ConfigurationStatement(first, c == '}' ? [] : words.ToImmutable(), c == '{', c == '}');
                }

                words.Clear();
            }
            else if (char.IsWhiteSpace(c))
            {
                Flush();
            }
            else
            {
                if (!inWord && words.Count == 0)
                    first = line;
                inWord = true;
                if (word.Length < LongestWord)
                    word.Append(c);
            }

            if (c == '\n')
                line++;
        }

        void Flush()
        {
            if (inWord && words.Count < MostWords)
                words.Add(word.ToString());
            word.Clear();
            inWord = false;
        }
    }
}
