using System.Text.Json;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests.Corpus;

/// <summary>Hashes of the catalogue's certificates, read from its file, by their ids without ".self".</summary>
public static class CorpusHashes
{
    private static readonly Lazy<Dictionary<string, (string Key, string Certificate)>> s_all = new(static () =>
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("catalogue", "certificates.json")));
        return file.RootElement.GetProperty("certificates").EnumerateArray().ToDictionary(
            static c => c.GetProperty("id").GetString()!.Replace(".self", "", StringComparison.Ordinal),
            static c => (c.GetProperty("spkiSha256").GetString()!, c.GetProperty("sha256").GetString()!),
            StringComparer.Ordinal);
    });

    /// <summary>SHA-256 of the key or of the whole certificate, as hexadecimal digits.</summary>
    public static string Of(string id, bool isKey) => isKey ? s_all.Value[id].Key : s_all.Value[id].Certificate;

    /// <summary>What a value that was found is of; the value itself when it is of none.</summary>
    public static string NameOf(string value)
    {
        foreach ((string id, (string key, string certificate)) in s_all.Value)
        {
            if (string.Equals(key, value, StringComparison.Ordinal))
                return $"{value} (key of {id})";
            if (string.Equals(certificate, value, StringComparison.Ordinal))
                return $"{value} (certificate {id})";
        }

        return value;
    }

    /// <summary>A value as it is written in a project (base64, or hexadecimal with separators) as hexadecimal digits.</summary>
    public static string Read(string value)
    {
        string digits = value.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return digits.All(char.IsAsciiHexDigit) ? digits.ToLowerInvariant() : Convert.ToHexStringLower(Convert.FromBase64String(value));
    }
}
