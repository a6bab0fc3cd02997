using System.Text.Json;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests.Mechanisms;

/// <summary>
/// One folder beside this file for each mechanism by which a program comes to its trust store: real files in <c>files/</c>, and in <c>expected.yaml</c> what
/// <c>check</c> has to say of them (<see cref="MechanismFixture"/> describes the file). CONTRIBUTING.md says how to add one.
/// </summary>
public sealed class MechanismTests
{
    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(MechanismFixture.Root)
        .Where(static folder => File.Exists(Path.Combine(folder, MechanismFixture.FileName)))
        .Select(static folder => Path.GetFileName(folder))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_client_has_the_store_and_the_verdict_of_its_mechanism(string name)
    {
        MechanismFixture fixture = MechanismFixture.Read(name);
        using var folder = new TemporaryFolder();
        string target = Path.Combine(folder.Root, "target");
        fixture.Build(target);
        ToolResult result = Cli.Run(["check", target, "--format", "json", .. fixture.Check]);
        Assert.True(result.ExitCode is 0 or 1 or 2, result.Error);
        using JsonDocument report = JsonDocument.Parse(result.Output);
        MechanismReport found = MechanismReport.Of(report.RootElement.GetProperty("assessments")[0]);

        IReadOnlyList<string> problems = fixture.Compare(found);
        Assert.True(problems.Count == 0, $"{name}: {fixture.Shows}\n- {string.Join("\n- ", problems)}\nFound:\n{found}");
    }
}
