using System.Collections.Immutable;
using TrustShift.Catalogue.Migrations;

namespace TrustShift.Catalogue.Yaml;

/// <summary>Collects the problems of one file.</summary>
/// <param name="file">File name as given.</param>
internal sealed class ProblemList(string file)
{
    private const int MaxProblems = 500;
    private readonly List<MigrationProblem> _problems = [];

    /// <summary>True while nothing was reported.</summary>
    public bool IsEmpty => _problems.Count == 0;

    /// <summary>Adds one at a node.</summary>
    public void Add(YamlNode place, string message) => Add(place.Line, place.Column, message);

    /// <summary>Adds one; beyond 500 they are dropped, the file is wrong enough.</summary>
    public void Add(int line, int column, string message)
    {
        if (_problems.Count < MaxProblems)
            _problems.Add(new MigrationProblem(file, line, column, message));
    }

    /// <summary>All of them in the order of the file.</summary>
    public ImmutableArray<MigrationProblem> InOrder() =>
        [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];
}
