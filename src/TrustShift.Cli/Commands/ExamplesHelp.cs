using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace TrustShift.Cli.Commands;

/// <summary>The usual help, and examples below it.</summary>
internal sealed class ExamplesHelp(HelpAction usual) : SynchronousCommandLineAction
{
    private readonly Dictionary<Command, string> _examples = [];

    /// <summary>Sets what stands below the help of a command.</summary>
    public void Add(Command command, string examples) => _examples[command] = examples;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        if (_examples.TryGetValue(parseResult.CommandResult.Command, out string? examples))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(examples.TrimEnd());
            parseResult.InvocationConfiguration.Output.WriteLine();
        }

        return ExitCodes.NotImpacted;
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;
}
