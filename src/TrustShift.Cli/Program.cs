using System.CommandLine;
using System.Runtime.InteropServices;
using TrustShift.Cli;
using TrustShift.Cli.Commands;

// The first Ctrl-C asks the examination to stop; a second one ends the process as usual.
using var cancellation = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
var terminal = Terminal.OfProcess();
int exitCode = CommandLine.Run(args, new CommandContext(terminal, TimeProvider.System, cancellation.Token));
terminal.Output.Flush();
// A report that got lost must not look like a verdict.
return terminal.OutputFailure() is { } failure ? terminal.Fail(Failure.Usage($"standard output cannot be written: {failure}")) : exitCode;
