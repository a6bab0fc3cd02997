using System.Collections.Immutable;
using Spectre.Console;

namespace TrustShift.Reports.Text;

/// <summary>
/// A page of wrapped paragraphs on a Spectre console. Wrapping is done here and only at spaces, because a path or a command must stay
/// copyable: what is longer than the page stands whole on a line of its own. Everything passes <see cref="VisibleText"/>, and nothing is
/// ever read as markup.
/// </summary>
public sealed class TextPage
{
    private const string Program = "trustshift";
    private const string Privileged = "sudo " + Program + " ";

    private readonly IAnsiConsole _console;
    private readonly string _program;

    /// <summary>Starts a page.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="width">Columns, at least 40.</param>
    /// <param name="colour">Whether ANSI colours may be written.</param>
    /// <param name="program">How this program was called: commands that are printed begin with it.</param>
    public TextPage(TextWriter output, int width, bool colour, string program = Program)
    {
        _program = program;
        Width = Math.Max(width, 40);
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
            EnvironmentVariables = new Dictionary<string, string>(StringComparer.Ordinal),
        });

        // Lines arrive wrapped; the console must not wrap them again in the middle of a path.
        _console.Profile.Width = 1 << 20;
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>An empty line.</summary>
    public void Blank() => _console.WriteLine();

    /// <summary>A heading at the left edge, with an empty line before it.</summary>
    public void Heading(string text)
    {
        Blank();
        Paragraph(0, text, Tone.Heading);
    }

    /// <summary>A paragraph, wrapped at spaces.</summary>
    /// <param name="indent">Columns before each line.</param>
    /// <param name="text">The text; not yet made visible.</param>
    /// <param name="tone">How it is to be seen.</param>
    /// <param name="hanging">More columns before every line but the first.</param>
    public void Paragraph(int indent, string text, Tone tone = Tone.Plain, int hanging = 0)
    {
        bool first = true;
        foreach (string line in Wrap(VisibleText.Of(text), Width - indent, hanging))
        {
            WriteLine(indent + (first ? 0 : hanging), line, tone);
            first = false;
        }
    }

    /// <summary>A paragraph after a mark ("-", "1."), its lines aligned behind the mark.</summary>
    public void Item(int indent, string mark, string text, Tone tone = Tone.Plain) =>
        Paragraph(indent, mark + " " + text, tone, mark.Length + 1);

    /// <summary>A path or a command, whole on its line whatever its length.</summary>
    public void Whole(int indent, string text, Tone tone = Tone.Plain) => WriteLine(indent, VisibleText.Of(tone == Tone.Command ? AsCalled(text) : text), tone);

    private string AsCalled(string command) =>
        command.StartsWith(Program + " ", StringComparison.Ordinal) ? _program + command[Program.Length..]
        : command.StartsWith(Privileged, StringComparison.Ordinal) ? $"sudo {_program} {command[Privileged.Length..]}"
        : command;

    /// <summary>A label and a text in one paragraph; the text is aligned behind the label where the page is wide enough.</summary>
    public void Labelled(int indent, string label, int labelWidth, string text, Tone tone = Tone.Plain)
    {
        if (label.Length < labelWidth)
            label = label.PadRight(labelWidth);
        Paragraph(indent, label + " " + text, tone, labelWidth + 1);
    }

    /// <summary>Lines of at most <paramref name="width"/> columns, but for single words that are longer.</summary>
    public static ImmutableArray<string> Wrap(string text, int width, int hanging)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        int start = 0;
        while (text.Length - start > Math.Max(width, 1))
        {
            int space = text.LastIndexOf(' ', start + width, width + 1);
            if (space <= start || IsBlank(text, start, space))
                space = text.IndexOf(' ', start + width);
            if (space < 0)
                break;
            lines.Add(text[start..space].TrimEnd(' '));
            start = space + 1;
            while (start < text.Length && text[start] == ' ')
                start++;
            if (lines.Count == 1)
                width -= hanging;
        }

        lines.Add(text[start..]);
        return lines.DrainToImmutable();
    }

    private static bool IsBlank(string text, int start, int end) => text.AsSpan(start, end - start).Trim(' ').IsEmpty;

    private void WriteLine(int indent, string line, Tone tone)
    {
        // Only what is seen is coloured, so that a line copied from a terminal brings no blanks along.
        string blanks = new(' ', indent + line.Length - line.TrimStart(' ').Length);
        if (blanks.Length > 0)
            _console.Write(new Spectre.Console.Text(blanks));
        _console.Write(new Spectre.Console.Text(line.TrimStart(' '), StyleOf(tone)));
        _console.WriteLine();
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Heading => new Style(decoration: Decoration.Bold),
        Tone.Quiet => new Style(Color.Grey),
        Tone.Command => new Style(Color.Teal),
        Tone.Good => new Style(Color.Green),
        Tone.Doubt => new Style(Color.Olive),
        Tone.Bad => new Style(Color.Red),
        _ => Style.Plain,
    };
}
