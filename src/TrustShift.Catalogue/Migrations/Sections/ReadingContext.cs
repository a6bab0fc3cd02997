using System.Collections.Immutable;
using TrustShift.Catalogue.Yaml;

namespace TrustShift.Catalogue.Migrations.Sections;

/// <summary>What the sections of one file share: the problems and the ids that other sections refer to.</summary>
/// <param name="problems">Where problems go.</param>
internal sealed class ReadingContext(ProblemList problems)
{
    /// <summary>Where problems go.</summary>
    public ProblemList Problems { get; } = problems;

    /// <summary>Ids of the services, once they are read.</summary>
    public ImmutableArray<string> Services { get; set; } = [];

    /// <summary>Ids of the endpoint forms, once they are read.</summary>
    public ImmutableArray<string> Forms { get; set; } = [];

    /// <summary>Known regions, once they are read; empty when the file lists none.</summary>
    public ImmutableArray<string> Regions { get; set; } = [];

    /// <summary>Reads every entry of a list and reports ids that stand twice.</summary>
    /// <param name="items">The entries.</param>
    /// <param name="read">Reads one; null when it is no mapping.</param>
    /// <param name="id">Its id.</param>
    /// <param name="what">Its name in messages: "service".</param>
    public ImmutableArray<T> All<T>(ImmutableArray<YamlNode> items, Func<YamlNode, T?> read, Func<T, string> id, string what)
        where T : class
    {
        ImmutableArray<T>.Builder all = ImmutableArray.CreateBuilder<T>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlNode item in items)
        {
            if (read(item) is not { } entry)
                continue;
            if (id(entry).Length > 0 && !seen.Add(id(entry)))
                Problems.Add(item, $"The {what} id '{id(entry)}' stands twice.");
            all.Add(entry);
        }

        return all.ToImmutable();
    }

    /// <summary>Reads a list of words of which each must be known.</summary>
    /// <param name="mapping">The mapping that holds the list.</param>
    /// <param name="key">Its key.</param>
    /// <param name="known">The known words; empty when any word will do.</param>
    /// <param name="what">What a word is, for messages: "service id".</param>
    public ImmutableArray<string> Words(MappingReader mapping, string key, ImmutableArray<string> known, string what)
    {
        ImmutableArray<YamlScalar> texts = mapping.Texts(key);
        if (!known.IsEmpty)
        {
            foreach (YamlScalar text in texts)
                Known(text, text.Value, known, what);
        }

        return [.. texts.Select(text => text.Value)];
    }

    /// <summary>Reports a word that is not known.</summary>
    public void Known(YamlNode place, string word, ImmutableArray<string> known, string what)
    {
        if (known.Contains(word, StringComparer.Ordinal))
            return;
        string? near = Suggestion.For(word, known);
        Problems.Add(place, $"Unknown {what} '{word}'; " + (near is not null ? $"did you mean '{near}'?" : $"expected one of {Shown(known)}."));
    }

    private static string Shown(ImmutableArray<string> known) =>
        known.Length == 0 ? "(none is defined)" : string.Join(", ", known.Take(12)) + (known.Length > 12 ? ", ..." : "");
}
