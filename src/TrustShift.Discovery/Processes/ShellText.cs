using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace TrustShift.Discovery.Processes;

/// <summary>
/// Takes the text of a shell apart into simple commands (POSIX.1-2024, Shell Command Language, 2.3 and 2.9): quotes, comments, continued lines, here-documents, lists, pipes, groups and command
/// substitutions. Nothing is expanded or executed; whether a branch is taken is not known, so that every command counts.
/// </summary>
public static class ShellText
{
    private const int Longest = 256 * 1024;
    private const int MostCommands = 2_000;
    private const int MostWords = 512;
    private const int DeepestSubstitution = 4;

    private static readonly SearchValues<char> s_afterWord = SearchValues.Create(" \t;|&)");

    // Words after which a command begins.
    private static readonly string[] s_keywords = ["if", "then", "elif", "else", "do", "while", "until", "!", "{", "(", "time", "coproc"];

    /// <summary>The commands in their order; those after the bounds of length and number are left out.</summary>
    public static ImmutableArray<ShellCommand> Commands(ReadOnlySpan<char> text)
    {
        var commands = ImmutableArray.CreateBuilder<ShellCommand>();
        Read(text[..Math.Min(text.Length, Longest)], firstLine: 1, DeepestSubstitution, commands);
        return commands.ToImmutable();
    }

    private static void Read(ReadOnlySpan<char> text, int firstLine, int depth, ImmutableArray<ShellCommand>.Builder commands)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var heredocs = new Queue<string>();
        bool inWord = false, isQuoted = false;
        char quote = '\0';
        int line = firstLine, started = firstLine;
        for (int i = 0; i < text.Length && commands.Count < MostCommands; i++)
        {
            char c = text[i];
            if (c == '\n')
                line++;
            if (c == '\\' && quote != '\'' && i + 1 < text.Length)
            {
                i++;
                if (text[i] == '\n')
                    line++;
                else if (text[i] == '\r')
                    continue;
                else
                    Append(text[i]);
            }
            else if (quote != '\'' && ((c == '$' && i + 1 < text.Length && text[i + 1] == '(') || c == '`'))
            {
                int end = EndOfSubstitution(text, i);
                ReadOnlySpan<char> inner = text[Math.Min(end, i + (c == '`' ? 1 : 2))..end];
                if (depth > 0 && !inner.StartsWith("(", StringComparison.Ordinal))
                    Read(inner, line, depth - 1, commands);
                foreach (char one in text[i..Math.Min(text.Length, end + 1)])
                {
                    if (one == '\n')
                        line++;
                    else
                        Append(one);
                }

                i = end;
            }
            else if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
                else
                    Append(c);
            }
            else if (c is '"' or '\'')
            {
                quote = c;
                (inWord, isQuoted) = (true, true);
            }
            else if (c == '#' && !inWord)
            {
                i = Math.Max(i, EndOfLine(text, i) - 1);
            }
            else if (c == '<' && text[i..].StartsWith("<<", StringComparison.Ordinal) && !text[i..].StartsWith("<<<", StringComparison.Ordinal))
            {
                EndWord();
                i += text[i..].StartsWith("<<-", StringComparison.Ordinal) ? 2 : 1;
                int end = EndOfLine(text, i);
                ReadOnlySpan<char> rest = text[(i + 1)..end].TrimStart();
                int cut = rest.IndexOfAny(s_afterWord);
                string name = (cut < 0 ? rest : rest[..cut]).Trim().ToString().Trim('"', '\'', '\\');
                if (name.Length > 0)
                    heredocs.Enqueue(name);
                i += text[(i + 1)..end].Length - rest.Length + (cut < 0 ? rest.Length : cut);
            }
            else if (c is ';' or '|' or '\n' or '(' or ')' || (c == '&' && !(i > 0 && text[i - 1] is '>' or '<') && !(i + 1 < text.Length && text[i + 1] == '>')))
            {
                EndCommand();
                while (c == '\n' && heredocs.TryDequeue(out string? delimiter))
                {
                    while (i + 1 < text.Length)
                    {
                        int end = EndOfLine(text, i + 1);
                        bool isEnd = text[(i + 1)..end].Trim().SequenceEqual(delimiter);
                        i = end;
                        line++;
                        if (isEnd)
                            break;
                    }
                }
            }
            else if (char.IsWhiteSpace(c))
            {
                EndWord();
            }
            else
            {
                Append(c);
            }
        }

        EndCommand();

        void Append(char c)
        {
            if (!inWord && words.Count == 0)
                started = line;
            inWord = true;
            word.Append(c);
        }

        void EndWord()
        {
            if (inWord && words.Count < MostWords && !(words.Count == 0 && !isQuoted && Array.IndexOf(s_keywords, word.ToString()) >= 0))
                words.Add(word.ToString());
            word.Clear();
            (inWord, isQuoted) = (false, false);
        }

        void EndCommand()
        {
            EndWord();
            if (words.Count > 0)
                commands.Add(new ShellCommand(started, [.. words]));
            words.Clear();
        }
    }

    private static int EndOfLine(ReadOnlySpan<char> text, int from) => from >= text.Length ? text.Length : text[from..].IndexOf('\n') is >= 0 and var end ? from + end : text.Length;

    // The place of the closing parenthesis or backquote; the end of the text where there is none.
    private static int EndOfSubstitution(ReadOnlySpan<char> text, int from)
    {
        if (text[from] == '`')
            return text[(from + 1)..].IndexOf('`') is >= 0 and var close ? from + 1 + close : text.Length;
        int open = 0;
        char quote = '\0';
        for (int i = from + 1; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\\')
                i++;
            else if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '\'' or '"')
                quote = c;
            else if (c == '(')
                open++;
            else if (c == ')' && --open == 0)
                return i;
        }

        return text.Length;
    }
}
