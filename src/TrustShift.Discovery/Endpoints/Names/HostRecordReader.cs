using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace TrustShift.Discovery.Endpoints.Names;

/// <summary>
/// Reads where names lead from what people have of the DNS: lines <c>name CNAME target</c>, a master file (RFC 1035 5.1: $ORIGIN, relative names, owners left out), the output of <c>dig</c> and
/// <c>host</c>, or the records of Route 53 as <c>aws route53 list-resource-record-sets</c> prints them.
/// </summary>
public static class HostRecordReader
{
    /// <summary>The most records that are read.</summary>
    public const int Most = 1_000_000;

    private const int LongestName = 255; // RFC 1035 2.3.4

    /// <summary>The records of a text, with what could not be read in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its name, for the places.</param>
    /// <param name="problems">Lines that could not be understood, each with the reason; empty when all were.</param>
    public static ImmutableArray<HostRecord> Read(string text, string file, out ImmutableArray<string> problems)
    {
        if (text.AsSpan().TrimStart() is ['{', ..] or ['[', ..])
            return ReadRoute53(text, file, out problems);
        var records = ImmutableArray.CreateBuilder<HostRecord>();
        var wrong = ImmutableArray.CreateBuilder<string>();
        string origin = "", owner = "";
        int number = 0, open = 0;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            number++;
            if (records.Count == Most)
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{file}: more than {Most} records, the rest was not read"));
                break;
            }

            ReadOnlySpan<char> line = raw.IndexOfAny(';', '#') is >= 0 and var comment ? raw[..comment] : raw;
            string[] words = line.ToString().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            bool isContinued = open > 0;
            open = Math.Max(0, open + line.Count('(') - line.Count(')'));
            if (words.Length == 0 || isContinued)
                continue;
            string place = string.Create(CultureInfo.InvariantCulture, $"{file}:{number}");
            if (words[0] is "$ORIGIN" && words.Length > 1)
            {
                origin = Absolute(words[1], origin) ?? "";
                continue;
            }

            if (words[0] is "$INCLUDE")
                wrong.Add($"{place}: $INCLUDE is not followed: give that file as well");
            if (words[0][0] == '$')
                continue;
            // "www.shop.test is an alias for d1.cloudfront.net." of host(1).
            if (words is [var alias, "is", "an", "alias", "for", var of])
            {
                Add(alias, of, "", place, records, wrong);
                continue;
            }

            if (!char.IsWhiteSpace(line[0]))
                owner = words[0];
            int type = Array.FindIndex(words, static w => w.Equals("CNAME", StringComparison.OrdinalIgnoreCase) || w.Equals("ALIAS", StringComparison.OrdinalIgnoreCase) || w.Equals("ANAME", StringComparison.OrdinalIgnoreCase));
            // An owner may itself be called "cname"; the type stands after it.
            if (type == 0 && !char.IsWhiteSpace(line[0]) && words.Length > 2)
                type = Array.FindIndex(words, 1, static w => w.Equals("CNAME", StringComparison.OrdinalIgnoreCase));
            if (type < 0 || (type == 0 && !char.IsWhiteSpace(line[0])))
                continue;
            if (type + 1 >= words.Length)
                wrong.Add($"{place}: a CNAME record without a target");
            else
                Add(owner, words[type + 1], origin, place, records, wrong);
        }

        problems = wrong.ToImmutable();
        return records.ToImmutable();
    }

    private static void Add(string owner, string target, string origin, string place, ImmutableArray<HostRecord>.Builder records, ImmutableArray<string>.Builder wrong)
    {
        if (Absolute(owner, origin) is { } name && Absolute(target, origin) is { } other)
            records.Add(new HostRecord(name, other, place));
        else
            wrong.Add($"{place}: no name of a host");
    }

    // A name with a dot at its end is whole; another one is below the origin, if there is one.
    private static string? Absolute(string name, string origin)
    {
        string text = name is "@" ? origin
            : name.EndsWith('.') ? name[..^1]
            : origin.Length > 0 ? $"{name}.{origin}"
            : name;
        text = text.ToLowerInvariant();
        return text.Length is > 0 and <= LongestName && text.AsSpan().IndexOfAnyExcept(s_name) < 0 ? text : null;
    }

    private static readonly System.Buffers.SearchValues<char> s_name = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-._*");

    // docs.aws.amazon.com/cli/latest/reference/route53/list-resource-record-sets.html
    private static ImmutableArray<HostRecord> ReadRoute53(string text, string file, out ImmutableArray<string> problems)
    {
        var records = ImmutableArray.CreateBuilder<HostRecord>();
        var wrong = ImmutableArray.CreateBuilder<string>();
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("ResourceRecordSets", out JsonElement sets) && sets.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement set in sets.EnumerateArray().Take(Most))
                {
                    if (Text(set, "Name") is not { } name)
                        continue;
                    // Route 53 writes the star of a wildcard as \052.
                    name = name.Replace("\\052", "*", StringComparison.Ordinal);
                    string? target = set.TryGetProperty("AliasTarget", out JsonElement alias) ? Text(alias, "DNSName")
                        : Text(set, "Type") is "CNAME" && set.TryGetProperty("ResourceRecords", out JsonElement values) && values is { ValueKind: JsonValueKind.Array } && values.GetArrayLength() > 0 ? Text(values[0], "Value")
                        : null;
                    if (target is not null)
                        Add(name, target, "", $"{file}: {name}", records, wrong);
                }
            }
            else
            {
                wrong.Add($"{file}: JSON without ResourceRecordSets");
            }
        }
        catch (JsonException)
        {
            wrong.Add($"{file}: no JSON that can be read");
        }

        problems = wrong.ToImmutable();
        return records.ToImmutable();
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
