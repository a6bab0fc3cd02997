using System.Collections.Immutable;
using System.Text.Json;

namespace TrustShift.Cli.Commands;

/// <summary>One line of <c>verify --cases</c>.</summary>
/// <param name="Id">The caller's id as it stands in the line, a JSON string or number; null when there is none.</param>
/// <param name="Client">Name of the profile.</param>
/// <param name="Store">PEM texts or files.</param>
/// <param name="Chain">PEM texts or files, in the order sent.</param>
/// <param name="Name">Host name, or null.</param>
/// <param name="At">The moment to judge, or null for the command's.</param>
internal sealed record VerifyCase(string? Id, string Client, ImmutableArray<string> Store, ImmutableArray<string> Chain, string? Name, DateTimeOffset? At)
{
    // A member that is written twice or misspelt would silently leave a name unchecked or a store empty.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    /// <summary>Reads a line; null with what is wrong.</summary>
    /// <param name="line">The line.</param>
    /// <param name="id">Its id, as far as it could be read.</param>
    /// <param name="error">What is wrong.</param>
    public static VerifyCase? Read(string line, out string? id, out string? error)
    {
        id = null;
        try
        {
            using var document = JsonDocument.Parse(line, Options);
            return Read(document.RootElement, out id, out error);
        }
        catch (JsonException wrong)
        {
            error = "not a JSON object: " + wrong.Message;
            return null;
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader: a string with half a surrogate pair cannot be made text.
            error = "a text in it is not valid Unicode";
            return null;
        }
    }

    private static VerifyCase? Read(JsonElement root, out string? id, out string? error)
    {
        id = null;
        string? client = null, name = null;
        ImmutableArray<string>? store = null, chain = null;
        DateTimeOffset? at = null;
        error = root.ValueKind == JsonValueKind.Object ? null : "not a JSON object";
        if (error is not null)
            return null;
        if (root.TryGetProperty("id"u8, out JsonElement named))
            id = named.ValueKind is JsonValueKind.String or JsonValueKind.Number ? named.GetRawText() : null;
        foreach (JsonProperty member in root.EnumerateObject())
        {
            JsonElement value = member.Value;
            bool isNull = value.ValueKind == JsonValueKind.Null;
            bool right = member.Name switch
            {
                "id" => value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null,
                "client" => (client = Text(value)) is not null,
                "name" => isNull || (name = Text(value)) is { Length: > 0 },
                "store" => (store = Texts(value)) is not null,
                "chain" => (chain = Texts(value)) is not null,
                "at" => isNull || (at = Moment(value)) is not null,
                _ => false,
            };
            if (!right)
            {
                error = member.Name is "id" or "client" or "name" or "store" or "chain" or "at"
                    ? $"\"{member.Name}\" has not the form expected (client, name, at: text; store, chain: lists of texts; at: 2026-11-23 or 2026-11-23T12:00:00Z)"
                    : $"there is no member \"{member.Name}\"{Nearest.Hint(member.Name, ["id", "client", "store", "chain", "name", "at"])}";
                return null;
            }
        }

        error = client is null ? "\"client\" is missing" : store is null ? "\"store\" is missing" : chain is null ? "\"chain\" is missing" : null;
        return error is null ? new VerifyCase(id, client!, store!.Value, chain!.Value, name, at) : null;
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Moment(JsonElement value) =>
        Text(value) is { } text && CheckQuestion.TryReadMoment(text, out DateTimeOffset at) ? at : null;

    private static ImmutableArray<string>? Texts(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return null;
        var texts = ImmutableArray.CreateBuilder<string>(value.GetArrayLength());
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (Text(item) is not { } text)
                return null;
            texts.Add(text);
        }

        return texts.MoveToImmutable();
    }
}
