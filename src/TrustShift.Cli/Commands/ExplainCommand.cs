using System.Collections.Immutable;
using System.CommandLine;
using TrustShift.Assessment;
using TrustShift.Cli.Configuration;
using TrustShift.Discovery.Endpoints.Names;
using TrustShift.Discovery.Evidence;
using TrustShift.Reports;
using TrustShift.Reports.Explanations;
using TrustShift.Reports.Json;

namespace TrustShift.Cli.Commands;

/// <summary><c>trustshift explain ID [TARGET]</c>: the whole chain of reasons behind one line of a report.</summary>
public static class ExplainCommand
{
    private const string Examples =
        """
        Examples:
          trustshift explain c-7k2m9q
              why a line of `trustshift check` says what it says: its id stands at its end
          trustshift explain a-533fb0 ./my-service --uses s3
              a line of the check of a folder, with the same options
          trustshift explain e-0tzydd report.json
              a line of what `trustshift check --format json` wrote; nothing is examined again
          trustshift explain s-92ywtn evidence.json --format json
              for programs

        Exit codes:
          0 explained   64 bad usage, or no line has that id   66 target unreadable
        """;

    internal static Command Create(CommandContext context, ExamplesHelp help)
    {
        var known = new KnownSettings();
        var id = new Argument<string>("ID") { Description = "The id at the end of a line: c-7k2m9q.", Arity = ArgumentArity.ExactlyOne };
        var target = new Argument<string?>("TARGET")
        {
            Description = "Folder, file, evidence of `inventory --format json`, or a report of `check --format json`; default: this host.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("explain", "The whole chain of reasons behind one line of a report.") { id, target };
        foreach (Setting setting in known.OfExplain)
            command.Add(setting.Option);
        command.SetAction(line => Run(context, known, id, target, line));
        help.Add(command, Examples);
        return command;
    }

    private static int Run(CommandContext context, KnownSettings known, Argument<string> argument, Argument<string?> targets, ParseResult line)
    {
        if (SettingValues.Read(line, known, known.OfExplain, out Failure? failure) is not { } values
            || ReportOutputs.Read(values, known, context.Terminal, out failure) is not { } outputs
            || TargetCollection.Read(values, known, context.Terminal, context.Clock, out failure) is not { } collection
            || CheckQuestion.Read(values, known, context, out failure) is not { } question
            || HostResolution.Read(values, known, context.Terminal, out failure) is not { } resolution)
            return context.Terminal.Fail(failure!);
        ReportDocument? document = null;
        if (line.GetValue(targets) is { } path && File.Exists(path))
        {
            // A report is JSON like evidence is; what is neither is a target.
            if (new FileInfo(path).Length is > 0 and <= ReportDocument.MaximumLength && InputFile.ReadBytes(path, ReportDocument.MaximumLength, "report", out _) is { } bytes)
                document = ReportDocument.Read(bytes);
        }

        if (document is null)
        {
            ImmutableArray<EvidenceSet> evidence = collection.Collect(values.Targets(targets), out _, context.Cancellation);
            if (evidence.IsEmpty)
                return ExitCodes.Unreadable;
            document = ReportDocument.Read(System.Text.Encoding.UTF8.GetBytes(CheckJson.Write(Judge(context, question, evidence, resolution.For(evidence, context.Cancellation)))))!;
        }

        string id = line.GetValue(argument)!;
        ImmutableArray<Explanation> explanations = document.Explain(id);
        if (explanations.IsEmpty)
            return context.Terminal.Fail(Failure.Usage(Unknown(id, document.Findings)));
        failure = outputs.Write(page => ExplanationText.Write(explanations, page), () => ExplanationJson.Write(CommandContext.Tool, explanations));
        return failure is null ? ExitCodes.NotImpacted : context.Terminal.Fail(failure);
    }

    private static CheckReport Judge(CommandContext context, CheckQuestion question, ImmutableArray<EvidenceSet> evidence, HostRecords names) => new()
    {
        Tool = CommandContext.Tool,
        At = question.At,
        Today = DateOnly.FromDateTime(context.Clock.GetUtcNow().UtcDateTime),
        Targets = [.. evidence.Select(set => new CheckedTarget(set, [.. question.Migrations.Select(m => Assessor.Assess(set, m, question.OptionsFor(m, names)))]))],
    };

    // A slip of the finger is near; a whole other id was given with other options or another target.
    private static string Unknown(string id, ImmutableArray<string> known)
    {
        string[] near = [.. Nearest.All(id, known).Take(3)];
        return $"no line has the id \"{id}\"" + (near.Length > 0
            ? $"; did you mean {string.Join(" or ", near)}?"
            : $"; give the same target and options as to `trustshift check`, whose lines end with their ids{(known.IsEmpty ? "" : $" ({known[0]}, ...)")}");
    }
}
