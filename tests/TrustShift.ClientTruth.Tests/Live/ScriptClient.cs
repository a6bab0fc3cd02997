using System.Collections.Concurrent;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>
/// A runtime: one process for all questions, running a small program that reads lines <c>id TAB port TAB store TAB name</c> and prints <c>id TAB A|R|E TAB text</c>.
/// E is a failure for another reason than the chain.
/// </summary>
internal abstract class ScriptClient(ClientHost host, string kind) : LiveClient(host, kind)
{
    // A client that hangs on one question must not take the others with it: what has no answer is asked again, without the question that hung.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public override string[] Needs => [Command];

    protected abstract string Command { get; }

    protected abstract string FileName { get; }

    protected abstract string Script { get; }

    protected virtual string[] Arguments(string file) => [file];

    /// <summary>What it may take for a question, beside the start.</summary>
    protected virtual TimeSpan PerQuestion => TimeSpan.FromMilliseconds(250);

    protected virtual (string Name, string Value)[] Environment => [];

    public override IReadOnlyDictionary<string, LiveAnswer> Ask(IReadOnlyList<LiveQuestion> questions)
    {
        string file = Host.Write($"scripts/{FileName}", Script);
        string command = Command;
        var answers = new ConcurrentDictionary<string, LiveAnswer>(StringComparer.Ordinal);
        // Two at a time, as many as the smallest machine has processors.
        Parallel.ForEach(
            questions.Chunk(questions.Count < 40 ? 40 : (questions.Count + 1) / 2), new ParallelOptions { MaxDegreeOfParallelism = 2 }, part => AskOne(command, file, [.. part], answers));
        return answers;
    }

    private void AskOne(string command, string file, List<LiveQuestion> open, ConcurrentDictionary<string, LiveAnswer> answers)
    {
        while (open.Count > 0)
        {
            string input = string.Concat(open.Select(static q => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{q.Id}\t{q.Port}\t{q.Store}\t{q.Name}\n")));
            ToolResult result = Host.Run(command, Arguments(file), input, Limit + (open.Count * PerQuestion), Environment);
            foreach (string[] parts in result.Output.Split('\n').Select(static line => line.Split('\t')).Where(static p => p.Length >= 3))
                answers[parts[0]] = new LiveAnswer(parts[1] switch { "A" => true, "R" => false, _ => null }, parts[2]);
            List<LiveQuestion> left = [.. open.Where(q => !answers.ContainsKey(q.Id))];
            if (left.Count > 0)
            {
                // The programs answer in order, so that the first without an answer is the one that ended the program.
                answers[left[0].Id] = new LiveAnswer(null, result.ExitCode == LiveProcess.DidNotEnd ? result.Error : $"it ended with {result.ExitCode}: {result.Error}");
                left.RemoveAt(0);
            }

            open = left;
        }
    }
}
