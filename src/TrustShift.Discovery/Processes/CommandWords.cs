using System.Text;

namespace TrustShift.Discovery.Processes;

/// <summary>Takes a command line apart the way a POSIX shell and systemd do (quotes, backslashes), without expanding anything.</summary>
public static class CommandWords
{
    private const int Longest = 64 * 1024;
    private const int Most = 512;

    /// <summary>The words; those after the bounds of length and number are left out.</summary>
    public static List<string> Of(ReadOnlySpan<char> line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        bool inWord = false;
        char quote = '\0';
        line = line[..Math.Min(line.Length, Longest)];
        for (int i = 0; i < line.Length && words.Count < Most; i++)
        {
            char c = line[i];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                Flush();
            }
            else if (c == '\\' && quote != '\'' && i + 1 < line.Length)
            {
                inWord = true;
                word.Append(line[++i]);
            }
            else if (quote == '\0' && c is '"' or '\'')
            {
                inWord = true;
                quote = c;
            }
            else if (quote != '\0' && c == quote)
            {
                quote = '\0';
            }
            else
            {
                inWord = true;
                word.Append(c);
            }
        }

        Flush();
        return words;

        void Flush()
        {
            if (inWord)
                words.Add(word.ToString());
            word.Clear();
            inWord = false;
        }
    }
}
