using System.CommandLine;
using System.CommandLine.Invocation;

namespace TrustShift.Cli.Commands;

/// <summary><c>--version</c>.</summary>
internal sealed class VersionText(CommandContext context) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        context.Terminal.Output.WriteLine("trustshift " + CommandContext.Version);
        return ExitCodes.NotImpacted;
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;
}
