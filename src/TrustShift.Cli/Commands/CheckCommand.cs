using System.Collections.Immutable;
using System.CommandLine;
using TrustShift.Assessment;
using TrustShift.Assessment.ErrorTexts;
using TrustShift.Catalogue.Migrations;
using TrustShift.Cli.Configuration;
using TrustShift.Discovery.Endpoints.Names;
using TrustShift.Discovery.Evidence;
using TrustShift.Reports;
using TrustShift.Reports.Json;
using TrustShift.Reports.Text;

namespace TrustShift.Cli.Commands;

/// <summary><c>trustshift check [TARGET...]</c>: the verdict.</summary>
public static class CheckCommand
{
    private const string Examples =
        """
        Examples:
          trustshift check
              this host, every migration
          trustshift check ./my-service --uses s3
              a folder; the application is known to use S3
          trustshift check --at 2021-04-01
              as of another day
          trustshift check ./app --endpoint https://b.s3.eu-west-3.amazonaws.com --endpoints-complete
              exactly these endpoints and those found
          trustshift check app/ --format text --format json --output - --output app.json
              both reports
          trustshift check ./app --resolve zone.txt
              custom domains: which are names of S3 or CloudFront
          trustshift check --error-log app.log
              what the TLS errors in a log mean, and the verdict
          trustshift check evidence.json
              what `trustshift inventory --format json` collected

        Exit codes:
          0 not impacted   1 impacted   2 unknown   64 bad usage
          66 target unreadable   70 internal error   130 interrupted
        """;

    internal static Command Create(CommandContext context, ExamplesHelp help)
    {
        var known = new KnownSettings();
        var targets = new Argument<string[]>("TARGET")
        {
            Description = "Folder, file, or evidence of `inventory --format json`; default: this host.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("check", "The verdict: impacted, not impacted or unknown, with proof.") { targets };
        foreach (Setting setting in known.OfCheck)
            command.Add(setting.Option);
        command.SetAction(line => Run(context, known, targets, line));
        help.Add(command, Examples);
        return command;
    }

    private static int Run(CommandContext context, KnownSettings known, Argument<string[]> argument, ParseResult line)
    {
        if (SettingValues.Read(line, known, known.OfCheck, out Failure? failure) is not { } values
            || ReportOutputs.Read(values, known, context.Terminal, out failure) is not { } outputs
            || TargetCollection.Read(values, known, context.Terminal, context.Clock, out failure) is not { } collection
            || CheckQuestion.Read(values, known, context, out failure) is not { } question
            || HostResolution.Read(values, known, context.Terminal, out failure) is not { } resolution)
            return context.Terminal.Fail(failure!);
        ErrorLog? errorLog = null;
        if (values.One(known.ErrorLog) is { } logFile && ErrorLogInput.TryRead(logFile.Text, context.Terminal, out errorLog) is { } unreadableLog)
            return context.Terminal.Fail(unreadableLog);

        ImmutableArray<EvidenceSet> evidence = collection.Collect(values.Targets(argument), out int unreadable, context.Cancellation);
        if (evidence.IsEmpty)
            return ExitCodes.Unreadable;
        HostRecords names = resolution.For(evidence, context.Cancellation);
        var targets = ImmutableArray.CreateBuilder<CheckedTarget>();
        foreach (EvidenceSet set in evidence)
        {
            var assessments = ImmutableArray.CreateBuilder<MigrationAssessment>();
            foreach (Migration migration in question.Migrations)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                assessments.Add(Assessor.Assess(set, migration, question.OptionsFor(migration, names)));
            }

            targets.Add(new CheckedTarget(set, assessments.DrainToImmutable()));
        }

        var report = new CheckReport
        {
            Tool = CommandContext.Tool,
            At = question.At,
            Today = DateOnly.FromDateTime(context.Clock.GetUtcNow().UtcDateTime),
            Targets = targets.DrainToImmutable(),
            ErrorLog = errorLog,
        };
        bool verbose = values.Flag(known.Verbose);
        failure = outputs.Write(page => CheckText.Write(report, page, verbose), () => CheckJson.Write(report));
        if (failure is not null)
            return context.Terminal.Fail(failure);
        return unreadable > 0 ? ExitCodes.Unreadable : question.ExitCodeOf(report.Verdict);
    }
}
