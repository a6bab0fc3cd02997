using System.Globalization;
using System.Text.Json;

namespace TrustShift.Bench;

/// <summary>Writes the measured cases, each for each measured client, as the input of <c>verify --cases</c>.</summary>
internal static class CasesFile
{
    /// <summary>Writes the file; certificates as PEM texts, or as paths of files.</summary>
    public static int Make(string path, bool asPaths)
    {
        var measured = new MeasuredPaths();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        string Entry(string id) => asPaths ? measured.PathOf(id) : texts.TryGetValue(id, out string? text) ? text : texts[id] = File.ReadAllText(measured.PathOf(id));
        int lines = 0;
        using FileStream file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { SkipValidation = true });
        foreach (string profile in measured.Profiles)
        {
            foreach ((string id, var chain, var store, string name) in measured.Cases())
            {
                json.WriteStartObject();
                json.WriteString("id", $"{profile} {id}");
                json.WriteString("client", profile);
                json.WriteStartArray("store");
                foreach (string one in store)
                    json.WriteStringValue(Entry(one));
                json.WriteEndArray();
                json.WriteStartArray("chain");
                foreach (string one in chain)
                    json.WriteStringValue(Entry(one));
                json.WriteEndArray();
                json.WriteString("name", name);
                json.WriteString("at", MeasuredPaths.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                json.WriteEndObject();
                json.Flush();
                json.Reset();
                file.WriteByte((byte)'\n');
                lines++;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines} lines, {file.Length / 1e6:F0} MB"));
        return 0;
    }
}
