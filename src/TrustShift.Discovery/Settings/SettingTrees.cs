using System.Globalization;
using System.Xml;
using Tomlyn;
using Tomlyn.Parsing;
using TrustShift.Catalogue.Yaml;

namespace TrustShift.Discovery.Settings;

/// <summary>
/// Takes files of nested keys apart: each value with its line and all the keys above it, by dots ("http.cainfo"). The items of a list have the key of the list. Bounded, and what stands before
/// a place that cannot be read is kept.
/// </summary>
public static class SettingTrees
{
    private const int Most = 50_000;
    private const int LongestKey = 1_024;

    /// <summary>YAML, several documents or one; also JSON, which is a part of it.</summary>
    public static IReadOnlyList<SettingLine> OfYaml(string text, out bool isWhole)
    {
        var lines = new List<SettingLine>();
        foreach (YamlNode document in YamlTree.ReadAll(text, out isWhole))
            Add(document, "", lines);
        isWhole &= lines.Count < Most;
        return lines;
    }

    /// <summary>TOML.</summary>
    public static IReadOnlyList<SettingLine> OfToml(string text, out bool isWhole)
    {
        var lines = new List<SettingLine>();
        var above = new Stack<string>();
        string key = "";
        isWhole = true;
        try
        {
            TomlParser parser = TomlParser.Create(text, new TomlSerializerOptions { MaxDepth = 64 });
            while (lines.Count < Most && parser.MoveNext())
            {
                TomlParseEvent current = parser.Current;
                switch (current.Kind)
                {
                    case TomlParseEventKind.StartTable:
                        above.Push(key);
                        break;
                    case TomlParseEventKind.EndTable:
                        key = above.TryPop(out string? left) ? left : "";
                        break;
                    case TomlParseEventKind.PropertyName:
                        key = Below(above.TryPeek(out string? folder) ? folder : "", parser.GetPropertyName());
                        break;
                    case TomlParseEventKind.String:
                        lines.Add(new SettingLine(current.Line, "", key, parser.GetString()));
                        break;
                    case TomlParseEventKind.Boolean or TomlParseEventKind.Integer when current.Span is { } span:
                        lines.Add(new SettingLine(current.Line, "", key, text.Substring(span.Start.Offset, span.Length)));
                        break;
                    default:
                        break;
                }
            }
        }
        // Tomlyn's lexer on the escape of half a surrogate pair throws ArgumentOutOfRangeException.
        catch (Exception error) when (error is TomlException or ArgumentException)
        {
            isWhole = false;
        }

        return lines;
    }

    /// <summary>XML: the text of elements, and attributes with an at sign ("server.connector@truststoreFile"). No document type is followed.</summary>
    public static IReadOnlyList<SettingLine> OfXml(string text, out bool isWhole)
    {
        var lines = new List<SettingLine>();
        var above = new Stack<string>();
        isWhole = true;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = 16 * 1024 * 1024 });
            var place = (IXmlLineInfo)reader;
            while (lines.Count < Most && reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        string key = Below(above.TryPeek(out string? folder) ? folder : "", reader.LocalName);
                        if (!reader.IsEmptyElement)
                            above.Push(key);
                        while (reader.MoveToNextAttribute())
                            lines.Add(new SettingLine(place.LineNumber, "", Cut($"{key}@{reader.LocalName}"), reader.Value));
                        break;
                    case XmlNodeType.EndElement:
                        above.TryPop(out _);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA:
                        lines.Add(new SettingLine(place.LineNumber, "", above.TryPeek(out string? of) ? of : "", reader.Value.Trim()));
                        break;
                    default:
                        break;
                }
            }
        }
        catch (XmlException)
        {
            isWhole = false;
        }

        return lines;
    }

    private static void Add(YamlNode node, string key, List<SettingLine> lines)
    {
        if (lines.Count >= Most)
            return;
        switch (node)
        {
            case YamlScalar scalar:
                lines.Add(new SettingLine(scalar.Line, "", key, scalar.Value));
                break;
            case YamlSequence list:
                foreach (YamlNode item in list.Items)
                    Add(item, key, lines);
                break;
            case YamlMapping mapping:
                foreach ((YamlScalar name, YamlNode value) in mapping.Entries)
                    Add(value, name is { IsPlain: true, Value: "<<" } ? key : Below(key, name.Value), lines);
                break;
            default:
                break;
        }
    }

    private static string Below(string above, string name) => Cut(above.Length == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{above}.{name}"));

    private static string Cut(string key) => key.Length <= LongestKey ? key : key[..LongestKey];
}
