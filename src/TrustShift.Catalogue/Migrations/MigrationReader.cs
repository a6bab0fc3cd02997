namespace TrustShift.Catalogue.Migrations;

/// <summary>Reads and validates migration files (YAML), reporting every problem with line, column and what was expected.</summary>
public static class MigrationReader
{
    /// <summary>Reads one file's text. The result holds a migration only when there are no problems.</summary>
    public static MigrationReading Read(string yaml, string fileName) => throw new NotSupportedException("stub");
}
