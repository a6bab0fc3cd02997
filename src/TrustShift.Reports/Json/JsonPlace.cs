using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TrustShift.Pki.Certificates;

namespace TrustShift.Reports.Json;

/// <summary>
/// A value of a JSON document with its place (<c>stores[2].entries[0].usage</c>), read strictly: whatever is missing or of the wrong kind is
/// noted once, in the <see cref="Problem"/> that all places of a document share, and reading goes on with a harmless value.
/// </summary>
internal readonly struct JsonPlace(JsonElement element, string place, JsonPlace.Problem problem)
{
    /// <summary>The first thing that is wrong in a document.</summary>
    internal sealed class Problem
    {
        /// <summary>Place and message; null while nothing is wrong.</summary>
        public string? Text { get; private set; }

        /// <summary>Notes the first one; later ones follow from it.</summary>
        public void Note(string place, string message) => Text ??= (place.Length == 0 ? "the document" : place) + ": " + message;
    }

    public bool Has(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);

    public JsonPlace Member(string name)
    {
        string at = place.Length == 0 ? name : place + "." + name;
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value))
            return new JsonPlace(value, at, problem);
        problem.Note(at, "is missing");
        return new JsonPlace(default, at, problem);
    }

    public ImmutableArray<T> Items<T>(string name, Func<JsonPlace, T> read)
    {
        JsonPlace list = Member(name);
        return list.Items(read);
    }

    public ImmutableArray<T> Items<T>(Func<JsonPlace, T> read)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            problem.Note(place, "must be a list");
            return [];
        }

        var items = ImmutableArray.CreateBuilder<T>();
        int index = 0;
        foreach (JsonElement item in element.EnumerateArray())
        {
            items.Add(read(new JsonPlace(item, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]"), problem)));
            index++;
            if (problem.Text is not null)
                return [];
        }

        return items.DrainToImmutable();
    }

    public string Text()
    {
        // A lone surrogate in an escape is no text; GetString would throw on it.
        if (element.ValueKind == JsonValueKind.String && TryGetString(element) is { } text)
            return text;
        problem.Note(place, "must be a text");
        return "";
    }

    public string Text(string name) => Member(name).Text();

    public string? OptionalText(string name)
    {
        JsonPlace member = Member(name);
        return member.IsNull ? null : member.Text();
    }

    public bool Flag(string name)
    {
        JsonPlace member = Member(name);
        if (member.Kind is JsonValueKind.True or JsonValueKind.False)
            return member.Kind == JsonValueKind.True;
        member.Fail("must be true or false");
        return false;
    }

    public long Number(string name, long maximum)
    {
        JsonPlace member = Member(name);
        if (member.TryGetNumber(out long number) && number >= 0 && number <= maximum)
            return number;
        member.Fail(string.Create(CultureInfo.InvariantCulture, $"must be a whole number from 0 to {maximum}"));
        return 0;
    }

    public Sha256Hash Hash(string name) => Member(name).Hash();

    public Sha256Hash Hash()
    {
        if (Sha256Hash.TryParse(Text(), out Sha256Hash hash))
            return hash;
        Fail("must be a SHA-256 value of 64 hexadecimal digits");
        return default;
    }

    public DateTimeOffset Time(string name)
    {
        JsonPlace member = Member(name);
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(
            member.Text(), "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture, Styles, out DateTimeOffset time))
            return time;
        member.Fail("must be a moment in UTC like 2026-11-23T08:00:00Z");
        return default;
    }

    public DateOnly? OptionalDate(string name)
    {
        JsonPlace member = Member(name);
        if (member.IsNull)
            return null;
        if (DateOnly.TryParseExact(member.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            return date;
        member.Fail("must be a day like 2026-11-23");
        return null;
    }

    public T Word<T>(string name, Func<string, T?> valueOf, string expected)
        where T : struct
    {
        JsonPlace member = Member(name);
        if (valueOf(member.Text()) is { } value)
            return value;
        member.Fail("must be one of " + expected);
        return default;
    }

    public ReadOnlyMemory<byte> Bytes(string name)
    {
        JsonPlace member = Member(name);
        if (member.TryGetBytes(out byte[]? bytes))
            return bytes;
        member.Fail("must be base64");
        return default;
    }

    public void Fail(string message) => problem.Note(place, message);

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    private JsonValueKind Kind => element.ValueKind;

    private bool TryGetNumber(out long number)
    {
        number = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out number);
    }

    private bool TryGetBytes(out byte[]? bytes)
    {
        bytes = null;
        return element.ValueKind == JsonValueKind.String && element.TryGetBytesFromBase64(out bytes);
    }

    private static string? TryGetString(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
