using System.Reflection;
using TrustShift.Catalogue.Certificates;
using TrustShift.Reports;

namespace TrustShift.Cli.Commands;

/// <summary>What every command gets.</summary>
/// <param name="Terminal">Where it writes.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Cancellation">Ctrl-C.</param>
public sealed record CommandContext(Terminal Terminal, TimeProvider Clock, CancellationToken Cancellation)
{
    /// <summary>The program's version without the build's commit.</summary>
    public static string Version { get; } =
        typeof(CommandContext).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>Who makes the reports.</summary>
    public static ToolDescription Tool => new("trustshift", Version, CertificateCatalogue.Date);
}
