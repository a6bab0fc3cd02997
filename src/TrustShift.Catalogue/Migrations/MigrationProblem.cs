namespace TrustShift.Catalogue.Migrations;

/// <summary>One problem in a migration file.</summary>
/// <param name="File">File name as given.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record MigrationProblem(string File, int Line, int Column, string Message)
{
    /// <summary><c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
