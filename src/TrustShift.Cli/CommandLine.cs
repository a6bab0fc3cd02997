using System.CommandLine;
using TrustShift.Cli.Commands;

namespace TrustShift.Cli;

/// <summary>Runs one command line: the boundary at which nothing but an exit code and one clear line leaves the program.</summary>
public static class CommandLine
{
    private const string ReportTo = "please report it with the command line and this message";

    /// <summary>Runs it and returns the exit code.</summary>
    public static int Run(string[] arguments, CommandContext context)
    {
        Terminal terminal = context.Terminal;
        try
        {
            // "@file" is a target like any other, not a response file.
            var parsing = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
            ParseResult line = CommandTree.Create(context).Parse(arguments, parsing);
            line.InvocationConfiguration.Output = terminal.Output;
            line.InvocationConfiguration.Error = terminal.Error;
            line.InvocationConfiguration.EnableDefaultExceptionHandler = false;
            line.InvocationConfiguration.ProcessTerminationTimeout = null;
            bool asksForWords = line.Action is ExamplesHelp or VersionText;
            if (!asksForWords && UsageErrors.Find(line) is { } wrong)
                return terminal.Fail(wrong);
            return line.Invoke(line.InvocationConfiguration);
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("trustshift: interrupted; nothing was changed");
            return ExitCodes.Interrupted;
        }
        catch (Exception error)
        {
            // The one boundary: whatever arrives here is our bug.
            terminal.Fail(new Failure(ExitCodes.Internal, $"internal error: {error.GetType().Name}: {error.Message}; {ReportTo}"));
            if (arguments.Any(static a => a is "--verbose" or "-v"))
                terminal.Error.WriteLine(error.StackTrace);
            else
                terminal.Error.WriteLine("trustshift: --verbose adds where it happened");
            return ExitCodes.Internal;
        }
    }
}
