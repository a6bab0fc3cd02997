using System.CommandLine;
using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Migrations;
using TrustShift.Reports.Text;

namespace TrustShift.Cli.Commands;

/// <summary><c>trustshift migrations anchors ID</c>: the roots that a fix installs, as PEM.</summary>
internal static class AnchorsCommand
{
    public static Command Create(CommandContext context)
    {
        var id = new Argument<string>("ID") { Description = "Id of `migrations list`." };
        var directory = new Option<string?>("--directory") { Description = "Write one file per root into this folder; default: all to standard output.", HelpName = "FOLDER" };
        var command = new Command("anchors", "The roots to trust for a migration, as PEM.") { id, directory };
        command.SetAction(line => Run(context, line.GetValue(id) ?? "", line.GetValue(directory)));
        return command;
    }

    private static int Run(CommandContext context, string id, string? directory)
    {
        if (MigrationCatalogue.Find(id) is not { } migration)
            return context.Terminal.Fail(Failure.Usage($"there is no migration \"{id}\"{Nearest.Hint(id, MigrationCatalogue.Ids)}"));
        foreach (SufficientAnchor anchor in migration.Anchors.Where(static a => a.Recommended))
        {
            if (AnchorCatalogue.FindPem(anchor.Certificate) is not { } pem)
                return context.Terminal.Fail(new Failure(ExitCodes.Internal, $"the catalogue has no file for {anchor.Certificate}"));
            if (directory is null)
            {
                context.Terminal.Output.Write(pem);
                continue;
            }

            string path = Path.Combine(directory, anchor.Certificate + ".pem");
            if (WriteNew(path, pem) is { } failure)
                return context.Terminal.Fail(failure);
            context.Terminal.Output.WriteLine(VisibleText.Of(path));
        }

        return ExitCodes.NotImpacted;
    }

    // A root is trusted for everything: a file of the same name that holds something else is neither overwritten nor passed on.
    private static Failure? WriteNew(string path, string pem)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            if (File.Exists(path))
            {
                return InputFile.ReadText(path, 1024 * 1024, "anchor", out Failure? unreadable) is { } there
                    ? string.Equals(there, pem, StringComparison.Ordinal) ? null : Failure.Usage($"{path}: is something else; move it away, or name another --directory")
                    : unreadable;
            }

            File.WriteAllText(path, pem);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Failure.Usage($"{path}: cannot be written: {InputFile.Reason(path, error)}");
        }
    }
}
