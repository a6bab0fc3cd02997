using System.Collections.Concurrent;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>A command-line client: one process a question.</summary>
internal abstract class OneShotClient : LiveClient
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public override string[] Needs => [Command];

    protected abstract string Command { get; }

    protected abstract string[] Arguments(LiveQuestion question);

    /// <summary>Accepted, rejected, or null when it failed for another reason than the chain.</summary>
    protected abstract bool? Judge(ToolResult result);

    protected virtual (string Name, string Value)[] Environment(LiveWorld world) => [("HOME", world.Folder.Root)];

    protected virtual void Prepare(LiveQuestion question, LiveWorld world)
    {
    }

    public override IReadOnlyDictionary<string, LiveAnswer> Ask(IReadOnlyList<LiveQuestion> questions, LiveWorld world)
    {
        var answers = new ConcurrentDictionary<string, LiveAnswer>(StringComparer.Ordinal);
        foreach (LiveQuestion question in questions)
            Prepare(question, world);
        Parallel.ForEach(questions, new ParallelOptions { MaxDegreeOfParallelism = 2 }, question =>
        {
            ToolResult? result = LiveProcess.Run(Command, Arguments(question), "", Limit, Environment(world));
            answers[question.Id] = result is null
                ? new LiveAnswer(null, "it did not end in time")
                : new LiveAnswer(Judge(result), $"exit {result.ExitCode}: {Last(result.Error)} {Last(result.Output)}".Trim());
        });
        return answers;
    }

    private static string Last(string text) => string.Join(" / ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(4));
}
