using System.Collections.Immutable;
using System.Globalization;

namespace TrustShift.Catalogue.Yaml;

/// <summary>
/// Reads the fields of one mapping and reports what is missing, unknown, repeated or of the wrong type. A field that cannot be
/// read gives a stand-in, so that reading goes on and all problems come out in one go.
/// </summary>
internal sealed class MappingReader
{
    private readonly YamlMapping _mapping;
    private readonly ProblemList _problems;
    private readonly string _what;
    private readonly Dictionary<string, YamlNode> _fields = new(StringComparer.Ordinal);

    private MappingReader(YamlMapping mapping, string what, ProblemList problems) =>
        (_mapping, _what, _problems) = (mapping, what, problems);

    /// <summary>Opens <paramref name="node"/>; null (reported) when it is no mapping.</summary>
    /// <param name="node">The node.</param>
    /// <param name="what">Its name in messages: "a service".</param>
    /// <param name="keys">The keys that it may have.</param>
    /// <param name="problems">Where problems go.</param>
    public static MappingReader? Open(YamlNode node, string what, ImmutableArray<string> keys, ProblemList problems)
    {
        if (node is not YamlMapping mapping)
        {
            problems.Add(node, $"Expected a mapping for {what} with the keys {string.Join(", ", keys)}, found {node.Kind}.");
            return null;
        }

        var reader = new MappingReader(mapping, what, problems);
        foreach ((YamlScalar key, YamlNode value) in mapping.Entries)
        {
            if (!keys.Contains(key.Value, StringComparer.Ordinal))
            {
                string? near = Suggestion.For(key.Value, keys);
                problems.Add(key, $"Unknown key '{key.Value}' in {what}; " + (near is null ? $"expected one of {string.Join(", ", keys)}." : $"did you mean '{near}'?"));
            }
            else if (!reader._fields.TryAdd(key.Value, value))
            {
                problems.Add(key, $"The key '{key.Value}' stands twice in {what}.");
            }
        }

        return reader;
    }

    /// <summary>The node of a field, or null when it is absent or null.</summary>
    public YamlNode? Node(string key) => _fields.TryGetValue(key, out YamlNode? node) && node is not YamlScalar { IsNull: true } ? node : null;

    /// <summary>A node to blame for a field: its value, else the mapping.</summary>
    public YamlNode Place(string key) => _fields.GetValueOrDefault(key, _mapping);

    /// <summary>Reports something about a field.</summary>
    public void Report(string key, string message) => _problems.Add(Place(key), message);

    /// <summary>A text that must be there and not be blank.</summary>
    public string Text(string key)
    {
        if (OptionalText(key) is { } text)
            return text;
        if (Node(key) is null)
            _problems.Add(Place(key), $"The key '{key}' is missing in {_what}; expected a text.");
        return "";
    }

    /// <summary>A text, or null.</summary>
    public string? OptionalText(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlScalar { Value: var value } when !string.IsNullOrWhiteSpace(value):
                return value;
            case var node:
                _problems.Add(node, $"Expected a text for '{key}' of {_what}, found {(node is YamlScalar ? "a blank text" : node.Kind)}.");
                return null;
        }
    }

    /// <summary>A text that must be there, even as null (<c>service: null</c>): leaving it out is a problem.</summary>
    public string? NullableText(string key)
    {
        if (!_fields.ContainsKey(key))
            _problems.Add(_mapping, $"The key '{key}' is missing in {_what}; expected a text or null.");
        return OptionalText(key);
    }

    /// <summary>A stable id: lower-case letters, digits, hyphens, dots.</summary>
    public string Id(string key)
    {
        string text = Text(key);
        if (text.Length > 0 && !text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.'))
            Report(key, $"'{text}' is no id; expected lower-case letters, digits, hyphens and dots.");
        return text;
    }

    /// <summary>True or false; <paramref name="absent"/> when not given.</summary>
    public bool Boolean(string key, bool absent)
    {
        switch (Node(key))
        {
            case null:
                return absent;
            case YamlScalar { IsPlain: true, Value: "true" }:
                return true;
            case YamlScalar { IsPlain: true, Value: "false" }:
                return false;
            case var node:
                _problems.Add(node, $"Expected true or false for '{key}' of {_what}.");
                return absent;
        }
    }

    /// <summary>A day that must be there.</summary>
    public DateOnly Day(string key)
    {
        if (Node(key) is null)
            _problems.Add(Place(key), $"The key '{key}' is missing in {_what}; expected a date like 2021-03-23.");
        return OptionalDay(key) ?? default;
    }

    /// <summary>A day, or null.</summary>
    public DateOnly? OptionalDay(string key)
    {
        if (Node(key) is not { } node)
            return null;
        if (node is YamlScalar { Value: var text }
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return day;
        _problems.Add(node, $"Expected a date like 2021-03-23 for '{key}' of {_what}.");
        return null;
    }

    /// <summary>A moment (UTC) that must be there: a day (its first second) or a day and time.</summary>
    public DateTimeOffset Moment(string key)
    {
        if (Node(key) is not { } node)
        {
            _problems.Add(Place(key), $"The key '{key}' is missing in {_what}; expected a moment like 2022-06-02T19:00:00Z.");
            return default;
        }

        if (node is YamlScalar { Value: var text }
            && DateTimeOffset.TryParseExact(
                text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'"], CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset moment))
            return moment;
        _problems.Add(node, $"Expected a moment in UTC like 2022-06-02T19:00:00Z or a date like 2022-06-02 for '{key}' of {_what}.");
        return default;
    }

    /// <summary>A list of texts with their places; empty when absent.</summary>
    public ImmutableArray<YamlScalar> Texts(string key)
    {
        ImmutableArray<YamlScalar>.Builder texts = ImmutableArray.CreateBuilder<YamlScalar>();
        foreach (YamlNode item in Items(key))
        {
            if (item is YamlScalar { IsNull: false } scalar && !string.IsNullOrWhiteSpace(scalar.Value))
                texts.Add(scalar);
            else
                _problems.Add(item, $"Expected a text in the list '{key}' of {_what}, found {item.Kind}.");
        }

        return texts.ToImmutable();
    }

    /// <summary>A list that must be there and not be empty.</summary>
    public ImmutableArray<YamlNode> RequiredItems(string key)
    {
        ImmutableArray<YamlNode> items = Items(key);
        if (items.IsEmpty && Node(key) is null or YamlSequence { Items.IsEmpty: true })
            _problems.Add(Place(key), $"The list '{key}' is missing or empty in {_what}; expected at least one entry.");
        return items;
    }

    /// <summary>A list; empty when absent.</summary>
    public ImmutableArray<YamlNode> Items(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlSequence sequence:
                return sequence.Items;
            case var node:
                _problems.Add(node, $"Expected a list for '{key}' of {_what}, found {node.Kind}.");
                return [];
        }
    }
}
