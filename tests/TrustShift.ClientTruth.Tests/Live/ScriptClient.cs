using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>
/// A runtime: one process for all questions, running a small program that reads lines <c>id TAB port TAB store</c> and prints <c>id TAB A|R|E TAB text</c>.
/// E is a failure for another reason than the chain.
/// </summary>
internal abstract class ScriptClient : LiveClient
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public override string[] Needs => [Command];

    protected abstract string Command { get; }

    protected abstract string FileName { get; }

    protected abstract string Script { get; }

    protected virtual string[] Arguments(string file) => [file];

    protected virtual (string Name, string Value)[] Environment => [];

    public override IReadOnlyDictionary<string, LiveAnswer> Ask(IReadOnlyList<LiveQuestion> questions, LiveWorld world)
    {
        string file = world.Folder.Write($"scripts/{FileName}", Script);
        string input = string.Concat(questions.Select(static q => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{q.Id}\t{q.Port}\t{q.Store}\n")));
        ToolResult? result = LiveProcess.Run(Command, Arguments(file), input, Limit, Environment);
        Assert.True(result is not null, $"{Name} did not end in time");
        var answers = new Dictionary<string, LiveAnswer>(StringComparer.Ordinal);
        foreach (string[] parts in result.Output.Split('\n').Select(static line => line.Split('\t')).Where(static p => p.Length >= 3))
            answers[parts[0]] = new LiveAnswer(parts[1] switch { "A" => true, "R" => false, _ => null }, parts[2]);
        Assert.True(answers.Count == questions.Count, $"{Name} answered {answers.Count} of {questions.Count}: {result.Error}");
        return answers;
    }
}
