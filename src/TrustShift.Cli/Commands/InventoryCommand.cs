using System.Collections.Immutable;
using System.CommandLine;
using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Endpoints;
using TrustShift.Catalogue.Migrations;
using TrustShift.Catalogue.Roots;
using TrustShift.Cli.Configuration;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;
using TrustShift.Reports;
using TrustShift.Reports.Json;
using TrustShift.Reports.Text;

namespace TrustShift.Cli.Commands;

/// <summary><c>trustshift inventory [TARGET...]</c>: the evidence alone.</summary>
public static class InventoryCommand
{
    private const string Examples =
        """
        Examples:
          trustshift inventory
              what this host has: stores, certificates, pins, endpoints, software
          trustshift inventory ./my-service --verbose
              all of it
          trustshift inventory --format json --output evidence.json
              evidence that `trustshift check evidence.json` judges, elsewhere or later
        """;

    internal static Command Create(CommandContext context, ExamplesHelp help)
    {
        var known = new KnownSettings();
        var targets = new Argument<string[]>("TARGET")
        {
            Description = "Folder, file, or evidence of `inventory --format json`; default: this host.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("inventory", "The evidence alone: stores, certificates, pins, endpoints, software, gaps.") { targets };
        foreach (Setting setting in known.OfInventory)
            command.Add(setting.Option);
        command.SetAction(line => Run(context, known, targets, line));
        help.Add(command, Examples);
        return command;
    }

    private static int Run(CommandContext context, KnownSettings known, Argument<string[]> argument, ParseResult line)
    {
        if (SettingValues.Read(line, known, known.OfInventory, out Failure? failure) is not { } values
            || ReportOutputs.Read(values, known, context.Terminal, out failure) is not { } outputs
            || TargetCollection.Read(values, known, context.Terminal, context.Clock, out failure) is not { } collection)
            return context.Terminal.Fail(failure!);
        ImmutableArray<EvidenceSet> evidence = collection.Collect(values.Targets(argument), out int unreadable, context.Cancellation);
        if (evidence.IsEmpty)
            return ExitCodes.Unreadable;
        var report = new InventoryReport
        {
            Tool = CommandContext.Tool,
            Targets = evidence,
            Classifiers = [.. MigrationCatalogue.Ids.Select(static id => new EndpointClassifier(MigrationCatalogue.Find(id)!))],
            AuthorityOf = AuthorityOf,
        };
        bool verbose = values.Flag(known.Verbose);
        failure = outputs.Write(page => InventoryText.Write(report, page, verbose), () => InventoryJson.Write(report));
        if (failure is not null)
            return context.Terminal.Fail(failure);
        return unreadable > 0 ? ExitCodes.Unreadable : ExitCodes.NotImpacted;
    }

    private static string? AuthorityOf(Sha256Hash key) =>
        KnownCertificateHashes.Find(key)?.Facts.Subject.CommonName;
}
