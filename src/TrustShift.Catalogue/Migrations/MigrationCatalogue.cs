using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TrustShift.Catalogue.Migrations;

/// <summary>The migrations in the binary (<c>catalogue/migrations/*.yaml</c>), each read once on first use.</summary>
public static class MigrationCatalogue
{
    private const string Folder = "migrations/";
    private const string Extension = ".yaml";

    private static readonly Lazy<ImmutableArray<string>> AllIds = new(() => CatalogueResource.Names(Folder, Extension));
    private static readonly ConcurrentDictionary<string, Migration> Read = new(StringComparer.Ordinal);

    /// <summary>Ids of all embedded migrations, ordinal order (without reading them).</summary>
    public static ImmutableArray<string> Ids => AllIds.Value;

    /// <summary>The embedded migration with this id, or null.</summary>
    /// <exception cref="InvalidDataException">The embedded file is wrong: a defect of this build, which its tests exclude.</exception>
    public static Migration? Find(string id) =>
        FindText(id) is { } text ? Read.GetOrAdd(id, static (id, text) => Valid(MigrationReader.Read(text, id + Extension)), text) : null;

    /// <summary>The text of the embedded file, or null.</summary>
    public static string? FindText(string id) =>
        Ids.Contains(id, StringComparer.Ordinal) ? CatalogueResource.FindText(Folder + id + Extension) : null;

    private static Migration Valid(MigrationReading reading) =>
        reading.Migration ?? throw new InvalidDataException(string.Join('\n', reading.Problems));
}
