using System.Collections.Concurrent;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>A command-line client: one process a question.</summary>
internal abstract class OneShotClient(ClientHost host, string kind) : LiveClient(host, kind)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public override string[] Needs => [Command];

    protected abstract string Command { get; }

    protected abstract string[] Arguments(LiveQuestion question);

    /// <summary>Accepted, rejected, or null when it failed for another reason than the chain.</summary>
    protected abstract bool? Judge(ToolResult result);

    protected virtual (string Name, string Value)[] Environment => [("HOME", Host.Seen(Host.Folder.Root))];

    /// <summary>What has to be there before the client runs; what is wrong when it cannot be made, null when nothing is.</summary>
    protected virtual string? Prepare(LiveQuestion question) => null;

    public override IReadOnlyDictionary<string, LiveAnswer> Ask(IReadOnlyList<LiveQuestion> questions)
    {
        var answers = new ConcurrentDictionary<string, LiveAnswer>(StringComparer.Ordinal);
        foreach (LiveQuestion question in questions)
        {
            if (Prepare(question) is { } reason)
                answers[question.Id] = new LiveAnswer(null, reason) { WasNotAsked = true };
        }

        Parallel.ForEach(questions.Where(q => !answers.ContainsKey(q.Id)).ToArray(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, question =>
        {
            ToolResult result = Run(question, Limit);
            answers[question.Id] = result.ExitCode == LiveProcess.DidNotEnd
                ? new LiveAnswer(null, result.Error)
                : new LiveAnswer(Judge(result), $"exit {result.ExitCode}: {Last(result.Error)} {Last(result.Output)}".Trim());
        });
        return answers;
    }

    protected virtual ToolResult Run(LiveQuestion question, TimeSpan limit) => Host.Run(Command, Arguments(question), "", limit, Environment);

    private static string Last(string text) => string.Join(" / ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(4));
}
