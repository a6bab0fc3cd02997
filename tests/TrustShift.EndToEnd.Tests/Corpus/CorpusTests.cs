namespace TrustShift.EndToEnd.Tests.Corpus;

/// <summary>
/// Small realistic projects in <c>tests/Corpus/Projects</c>, each with everything that has to be found in it and what it means: endpoints, pins, sets of pins, clients, gaps, security
/// findings, verdicts (<see cref="CorpusProject"/> describes the file). Whatever is found and not expected fails as well. CONTRIBUTING.md says how to add one.
/// </summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Names => [.. CorpusProject.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_is_found_and_nothing_else(string name) => CorpusProject.Read(name).AssertHolds();

    [Fact]
    public void The_projects_are_of_many_languages_and_forms() =>
        Assert.InRange(CorpusProject.Names.Select(static n => CorpusProject.Read(n).Language).Distinct(StringComparer.Ordinal).Count(), 15, int.MaxValue);
}
