using System.CommandLine;
using System.CommandLine.Parsing;

namespace TrustShift.Cli.Commands;

/// <summary>Turns what the parser did not understand into one line with a suggestion.</summary>
public static class UsageErrors
{
    /// <summary>What is wrong with a command line; null when nothing is.</summary>
    public static Failure? Find(ParseResult line)
    {
        Command command = line.CommandResult.Command;
        if (MistypedOption(line) is { } option)
        {
            string[] names = [.. OptionNames(line.CommandResult)];
            return Failure.Usage($"unknown option {option}{Suggestion(Nearest.Of(option.Split('=')[0], names), command)}");
        }

        if (command.Subcommands.Count > 0 && line.Errors.Count > 0)
        {
            string[] names = [.. command.Subcommands.Select(static c => c.Name)];
            string path = PathOf(line.CommandResult);
            if (line.UnmatchedTokens is not [var word, ..])
                return Failure.Usage($"say what to do: {path} {string.Join("|", names)}; {path} --help has examples");
            if (Nearest.Of(word, names) is { } near)
                return Failure.Usage($"unknown command \"{word}\"; did you mean \"{path} {near}\"?");
            return Failure.Usage(
                command is RootCommand && (Directory.Exists(word) || File.Exists(word))
                    ? $"unknown command \"{word}\"; to examine it: trustshift check {word}"
                    : $"unknown command \"{word}\"; known: {string.Join(", ", names)}");
        }

        return line.Errors is [var error, ..] ? Failure.Usage($"{error.Message} See {PathOf(line.CommandResult)} --help.") : null;
    }

    // The parser takes an option that it does not know for an argument. After "--" everything is one, and a single "-" is standard input.
    private static string? MistypedOption(ParseResult line)
    {
        HashSet<string> arguments = new(line.UnmatchedTokens, StringComparer.Ordinal);
        foreach (Argument argument in line.CommandResult.Command.Arguments)
        {
            foreach (Token token in line.GetResult(argument)?.Tokens ?? [])
                arguments.Add(token.Value);
        }

        foreach (Token token in line.Tokens)
        {
            if (token.Type == TokenType.DoubleDash)
                return null;
            if (token.Value.Length > 1 && token.Value[0] == '-' && token.Type == TokenType.Argument && arguments.Contains(token.Value))
                return token.Value;
        }

        return null;
    }

    private static IEnumerable<string> OptionNames(CommandResult command) =>
        command.Command.Options.Select(static o => o.Name).Append("--help");

    private static string Suggestion(string? near, Command command) =>
        near is not null ? $"; did you mean {near}?" : $"; {(command is RootCommand ? "" : "trustshift ")}{command.Name} --help lists the options";

    private static string PathOf(CommandResult command)
    {
        var names = new Stack<string>();
        for (SymbolResult? result = command; result is CommandResult c; result = result.Parent)
            names.Push(c.Command is RootCommand ? "trustshift" : c.Command.Name);
        return string.Join(' ', names);
    }
}
