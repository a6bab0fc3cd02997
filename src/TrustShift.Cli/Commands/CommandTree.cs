using System.CommandLine;
using System.CommandLine.Help;

namespace TrustShift.Cli.Commands;

/// <summary>The whole command line.</summary>
public static class CommandTree
{
    private const string Examples =
        """
        Examples:
          trustshift check                          Is anything on this host impacted?
          trustshift check ./my-service --uses s3   Is this application, which uses S3?
          trustshift explain c-7k2m9q               Why does a line of that report say so?
          trustshift inventory --format json -o evidence.json
          trustshift check evidence.json            Judge collected evidence, elsewhere or later.

        Exit codes:
          0 not impacted   1 impacted   2 unknown   64 bad usage
          66 target unreadable   70 internal error   130 interrupted
        """;

    /// <summary>Builds it.</summary>
    public static RootCommand Create(CommandContext context)
    {
        var root = new RootCommand("Answers \"is my application impacted by this certificate-authority migration?\", with proof.");
        var help = new ExamplesHelp(new HelpAction { MaxWidth = context.Terminal.Width });
        foreach (Option option in root.Options)
        {
            if (option is HelpOption)
                option.Action = help;
            if (option is VersionOption)
                option.Action = new VersionText(context);
        }

        help.Add(root, Examples);
        root.Add(CheckCommand.Create(context, help));
        root.Add(ExplainCommand.Create(context, help));
        root.Add(InventoryCommand.Create(context, help));
        root.Add(VerifyCommand.Create(context, help));
        root.Add(MigrationsCommand.Create(context, help));
        return root;
    }
}
