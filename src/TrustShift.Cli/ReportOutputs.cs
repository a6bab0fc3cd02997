using System.Collections.Immutable;
using System.Text;
using TrustShift.Cli.Configuration;
using TrustShift.Reports.Text;

namespace TrustShift.Cli;

/// <summary>Which report goes where: the nth <c>--output</c> takes the nth <c>--format</c>; what has none goes to standard output.</summary>
public sealed class ReportOutputs
{
    private static readonly string[] Formats = ["text", "json"];

    private readonly Terminal _terminal;
    private readonly ImmutableArray<(string Format, string? Path)> _outputs;
    private readonly bool _colour;

    private ReportOutputs(Terminal terminal, ImmutableArray<(string Format, string? Path)> outputs, bool colour)
    {
        _terminal = terminal;
        _outputs = outputs;
        _colour = colour;
    }

    /// <summary>Reads the options. Null with the failure when they do not fit together or a place cannot be written.</summary>
    public static ReportOutputs? Read(SettingValues values, KnownSettings known, Terminal terminal, out Failure? failure)
    {
        ImmutableArray<SettingValue> formats = values.All(known.Format);
        ImmutableArray<SettingValue> outputs = values.All(known.Output);
        foreach (SettingValue format in formats)
        {
            if (!Formats.Contains(format.Text, StringComparer.Ordinal))
            {
                failure = Failure.Usage($"{format.Origin}: there is no format \"{format.Text}\"{Nearest.Hint(format.Text, Formats)}");
                return null;
            }
        }

        if (outputs.Length > Math.Max(formats.Length, 1))
        {
            failure = Failure.Usage($"{outputs[^1].Origin}: there are more outputs than formats; give a --format for each --output");
            return null;
        }

        var pairs = ImmutableArray.CreateBuilder<(string, string?)>();
        for (int i = 0; i < Math.Max(formats.Length, 1); i++)
        {
            string? path = i < outputs.Length && !string.Equals(outputs[i].Text, "-", StringComparison.Ordinal) ? outputs[i].Text : null;
            pairs.Add((i < formats.Length ? formats[i].Text : "text", path));
            if (path is not null && Problem(path) is { } problem)
            {
                failure = Failure.Usage($"{outputs[i].Origin}: {path} cannot be written: {problem}");
                return null;
            }
        }

        if (pairs.Count(static p => p.Item2 is null) > 1)
        {
            failure = Failure.Usage("two formats would both go to standard output; give an --output for all but one");
            return null;
        }

        failure = null;
        bool colour = terminal is { IsOutputTerminal: true, AllowsColour: true } && !values.Flag(known.NoColor);
        return new ReportOutputs(terminal, pairs.DrainToImmutable(), colour);
    }

    /// <summary>Writes every report.</summary>
    /// <param name="text">Writes the text report.</param>
    /// <param name="json">Makes the JSON document.</param>
    public Failure? Write(Action<TextPage> text, Func<string> json)
    {
        foreach ((string format, string? path) in _outputs)
        {
            string content;
            if (string.Equals(format, "json", StringComparison.Ordinal))
            {
                content = json();
            }
            else
            {
                using var writer = new StringWriter { NewLine = "\n" };
                text(new TextPage(writer, path is null ? _terminal.Width : Terminal.PlainWidth, path is null && _colour, _terminal.Program));
                content = writer.ToString().TrimStart('\n');
            }

            if (path is null)
                _terminal.Output.Write(content);
            else if (WriteFile(path, content) is { } failure)
                return failure;
        }

        return null;
    }

    // Known before the examination starts, which may take minutes.
    private static string? Problem(string path)
    {
        if (Directory.Exists(path))
            return "it is a folder";
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";
        return Directory.Exists(folder) ? null : $"there is no folder {folder}";
    }

    private static Failure? WriteFile(string path, string content)
    {
        try
        {
            File.WriteAllText(path, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Failure.Usage($"--output: {path} cannot be written: {InputFile.Reason(path, error)}");
        }
    }
}
