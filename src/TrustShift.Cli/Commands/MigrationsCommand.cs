using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using TrustShift.Catalogue.Migrations;
using TrustShift.Reports.Text;

namespace TrustShift.Cli.Commands;

/// <summary><c>trustshift migrations list|show|validate|anchors</c>.</summary>
public static class MigrationsCommand
{
    private const long MaximumFile = 4 * 1024 * 1024;

    private const string Examples =
        """
        Examples:
          trustshift migrations list
          trustshift migrations show aws-s3-cloudfront-2021
          trustshift migrations show aws-s3-cloudfront-2021 > ours.yaml
              a model for one of your own
          trustshift migrations validate ours.yaml
              0 when it is right, 64 when it is wrong, 66 when it cannot be read
          trustshift migrations anchors aws-s3-cloudfront-2021 --directory anchors
              the roots to trust, as PEM files
        """;

    internal static Command Create(CommandContext context, ExamplesHelp help)
    {
        var list = new Command("list", "The migrations in this program.");
        list.SetAction(_ => List(context));

        var id = new Argument<string>("ID") { Description = "Id of `migrations list`." };
        var show = new Command("show", "The file of one migration.") { id };
        show.SetAction(line => Show(context, line.GetValue(id) ?? ""));

        var files = new Argument<string[]>("FILE") { Description = "Migration files to check.", Arity = ArgumentArity.OneOrMore };
        var validate = new Command("validate", "Check migration files: every problem with line, column and what was expected.") { files };
        validate.SetAction(line => Validate(context, [.. line.GetValue(files) ?? []]));

        Command anchors = AnchorsCommand.Create(context);
        var command = new Command("migrations", "The known migrations, and checks for your own.") { list, show, validate, anchors };
        foreach (Command each in new[] { command, list, show, validate, anchors })
            help.Add(each, Examples);
        return command;
    }

    private static int List(CommandContext context)
    {
        var page = new TextPage(context.Terminal.Output, context.Terminal.Width, colour: false);
        foreach (string id in MigrationCatalogue.Ids)
        {
            Migration migration = MigrationCatalogue.Find(id)!;
            page.Whole(0, id);
            page.Paragraph(4, migration.Title);
            string services = string.Join(", ", migration.Services.Select(static s => s.Id));
            page.Paragraph(4, string.Create(
                CultureInfo.InvariantCulture,
                $"announced {migration.Announced:yyyy-MM-dd}, starts {migration.Starts:yyyy-MM-dd}, facts of {migration.FactsDate:yyyy-MM-dd}; services: {services}"));
        }

        return ExitCodes.NotImpacted;
    }

    private static int Show(CommandContext context, string id)
    {
        if (MigrationCatalogue.FindText(id) is not { } text)
            return context.Terminal.Fail(Failure.Usage($"there is no migration \"{id}\"{Nearest.Hint(id, MigrationCatalogue.Ids)}"));
        context.Terminal.Output.Write(text);
        return ExitCodes.NotImpacted;
    }

    private static int Validate(CommandContext context, ImmutableArray<string> files)
    {
        int exitCode = ExitCodes.NotImpacted;
        foreach (string file in files)
        {
            if (InputFile.ReadText(file, MaximumFile, "migration", out Failure? failure) is not { } text)
            {
                exitCode = context.Terminal.Fail(failure!);
                continue;
            }

            MigrationReading reading = MigrationReader.Read(text, file);
            foreach (MigrationProblem problem in reading.Problems)
                context.Terminal.Error.WriteLine(VisibleText.Of(problem.ToString()));
            if (reading.Migration is { } migration)
                context.Terminal.Output.WriteLine(VisibleText.Of($"{file}: right; migration {migration.Id}"));
            else if (exitCode != ExitCodes.Unreadable)
                exitCode = ExitCodes.Usage;
        }

        return exitCode;
    }
}
