using System.Collections.Immutable;

namespace TrustShift.Catalogue.Migrations;

/// <summary>The migrations in the binary.</summary>
public static class MigrationCatalogue
{
    /// <summary>Ids of all embedded migrations, ordinal order (without reading them).</summary>
    public static ImmutableArray<string> Ids => throw new NotSupportedException("stub");

    /// <summary>The embedded migration with this id, or null.</summary>
    public static Migration? Find(string id) => throw new NotSupportedException("stub");

    /// <summary>The text of the embedded file, or null.</summary>
    public static string? FindText(string id) => throw new NotSupportedException("stub");
}
