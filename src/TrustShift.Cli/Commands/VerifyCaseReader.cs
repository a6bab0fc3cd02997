using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace TrustShift.Cli.Commands;

/// <summary>Reads the lines of <c>verify --cases</c>. One instance serves one thread.</summary>
/// <param name="library">Certificates.</param>
/// <param name="clients">Clients by the names that lines give them.</param>
internal sealed class VerifyCaseReader(VerifyLibrary library, ConcurrentDictionary<string, VerifyClient?> clients)
{
    private const int MaximumClients = 10_000;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 4 };

    private readonly List<VerifyFile> _entries = [];
    private byte[]? _id;
    private string? _client;
    private string? _name;
    private VerifyList? _store;
    private VerifyList? _chain;
    private DateTimeOffset? _at;
    private string? _formError;
    private string? _fileError;

    [Flags]
    private enum Members
    {
        None = 0,
        Id = 1,
        Client = 2,
        Store = 4,
        Chain = 8,
        Name = 16,
        At = 32,
    }

    /// <summary>Reads a line; null with what is wrong.</summary>
    /// <param name="line">The line in UTF-8.</param>
    /// <param name="id">Its id, as far as it could be read.</param>
    /// <param name="error">What is wrong.</param>
    public VerifyCase? Read(ReadOnlySpan<byte> line, out byte[]? id, out string? error)
    {
        (_id, _client, _name, _store, _chain, _at, _formError, _fileError) = (null, null, null, null, null, null, null, null);
        try
        {
            if (!ReadQuickly(new VerifyQuickReader(line)))
            {
                (_id, _client, _name, _store, _chain, _at) = (null, null, null, null, null, null);
                var reader = new Utf8JsonReader(line, Options);
                ReadMembers(ref reader);
            }
        }
        catch (JsonException wrong)
        {
            (_id, _formError) = (null, "not a JSON object: " + wrong.Message);
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader: a string with half a surrogate pair cannot be made text.
            (_id, _formError) = (null, "a text in it is not valid Unicode");
        }

        id = _id;
        error = _formError ?? (_client is null ? "\"client\" is missing" : _store is null && _fileError is null ? "\"store\" is missing" : _chain is null && _fileError is null ? "\"chain\" is missing" : null);
        if (error is not null)
            return null;
        VerifyClient? client = ClientOf(_client!);
        error = client is null ? VerifyClients.Unknown(_client!) : _fileError;
        return error is null ? new VerifyCase(id, client!, _store!, _chain!, _name, _at) : null;
    }

    /// <summary>Reads a line of the usual form whose certificates are all known already; false where it is of another, perhaps wrong.</summary>
    private bool ReadQuickly(VerifyQuickReader reader)
    {
        if (!reader.Take((byte)'{'))
            return false;
        var seen = Members.None;
        do
        {
            if (!reader.TakeRaw(out ReadOnlySpan<byte> key) || !reader.Take((byte)':'))
                return false;
            Members member = NameOf(key);
            if (member == Members.None || (seen & member) != Members.None || !ReadQuickly(ref reader, member))
                return false;
            seen |= member;
        }
        while (reader.Take((byte)','));
        return reader.Take((byte)'}') && reader.IsAtEnd;
    }

    private bool ReadQuickly(ref VerifyQuickReader reader, Members member)
    {
        if (member == Members.Id)
            return reader.TakeId(out _id);
        if (member is Members.Store or Members.Chain)
        {
            VerifyList? list = ReadQuickly(ref reader);
            _store = member == Members.Store ? list : _store;
            _chain = member == Members.Chain ? list : _chain;
            return list is not null;
        }

        if (!reader.TakeText(out string? text) || text.Length == 0)
            return false;
        switch (member)
        {
            case Members.Client:
                _client = text;
                return true;
            case Members.Name:
                _name = text;
                return true;
            default:
                _at = CheckQuestion.TryReadMoment(text, out DateTimeOffset at) ? at : null;
                return _at is not null;
        }
    }

    private VerifyList? ReadQuickly(ref VerifyQuickReader reader)
    {
        _entries.Clear();
        if (!reader.Take((byte)'['))
            return null;
        if (!reader.Take((byte)']'))
        {
            do
            {
                if (!reader.TakeRaw(out ReadOnlySpan<byte> raw) || !library.TryFind(raw, out VerifyFile? file))
                    return null;
                _entries.Add(file);
            }
            while (reader.Take((byte)','));
            if (!reader.Take((byte)']'))
                return null;
        }

        return library.ListOf(CollectionsMarshal.AsSpan(_entries));
    }

    private void ReadMembers(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            _formError = "not a JSON object";
            return;
        }

        var seen = Members.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            Members member = NameOf(Encoding.UTF8.GetBytes(key));
            // A member that is written twice or misspelt would silently leave a name unchecked or a store empty.
            if ((seen & member) != Members.None)
                _formError ??= $"\"{Written(member)}\" stands there twice";
            seen |= member;
            reader.Read();
            if (member == Members.None)
                _formError ??= $"there is no member \"{key}\"{Nearest.Hint(key, ["id", "client", "store", "chain", "name", "at"])}";
            else if (!ReadValue(ref reader, member))
                _formError ??= $"\"{Written(member)}\" has not the form expected (client, name, at: text; store, chain: lists of texts; at: 2026-11-23 or 2026-11-23T12:00:00Z)";
            reader.Skip();
        }

        // Whatever follows the object is an error of its own.
        while (reader.Read())
        {
        }
    }

    private static Members NameOf(ReadOnlySpan<byte> key) => key switch
    {
        _ when key.SequenceEqual("id"u8) => Members.Id,
        _ when key.SequenceEqual("client"u8) => Members.Client,
        _ when key.SequenceEqual("store"u8) => Members.Store,
        _ when key.SequenceEqual("chain"u8) => Members.Chain,
        _ when key.SequenceEqual("name"u8) => Members.Name,
        _ when key.SequenceEqual("at"u8) => Members.At,
        _ => Members.None,
    };

    private static string Written(Members member) => member switch
    {
        Members.Id => "id",
        Members.Client => "client",
        Members.Store => "store",
        Members.Chain => "chain",
        Members.Name => "name",
        _ => "at",
    };

    /// <summary>Whether the value has the member's form.</summary>
    private bool ReadValue(ref Utf8JsonReader reader, Members member)
    {
        bool isNull = reader.TokenType == JsonTokenType.Null;
        switch (member)
        {
            case Members.Id:
                _id = RawId(ref reader);
                return isNull || _id is not null;
            case Members.Client:
                _client = Text(ref reader);
                return _client is not null;
            case Members.Name:
                _name = Text(ref reader);
                return isNull || _name is { Length: > 0 };
            case Members.At:
                _at = Text(ref reader) is { } text && CheckQuestion.TryReadMoment(text, out DateTimeOffset at) ? at : null;
                return isNull || _at is not null;
            case Members.Store:
                return ReadList(ref reader, ref _store);
            default:
                return ReadList(ref reader, ref _chain);
        }
    }

    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

    private static byte[]? RawId(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.ValueSpan.ToArray(),
        JsonTokenType.String => [(byte)'"', .. reader.ValueSpan, (byte)'"'],
        _ => null,
    };

    private bool ReadList(ref Utf8JsonReader reader, ref VerifyList? list)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return false;
        _entries.Clear();
        bool areTexts = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                areTexts = false;
                reader.Skip();
            }
            else if (_formError is null && _fileError is null && library.Find(ref reader, out _fileError) is { } file)
            {
                _entries.Add(file);
            }
        }

        if (areTexts && _formError is null && _fileError is null)
            list = library.ListOf(CollectionsMarshal.AsSpan(_entries));
        return areTexts;
    }

    private VerifyClient? ClientOf(string name)
    {
        if (clients.TryGetValue(name, out VerifyClient? client))
            return client;
        client = VerifyClients.Find(name);
        if (clients.Count < MaximumClients)
            clients.TryAdd(name, client);
        return client;
    }
}
