using System.IO.Compression;
using System.Text;

namespace TrustShift.Testing;

/// <summary>What real clients printed (<c>facts/clients/observations.csv.gz</c>: client, case, result, text).</summary>
public static class Observations
{
    /// <summary>Every rejection: the client, the parts of the case's id, and the client's own text.</summary>
    public static IEnumerable<(string Client, string Chain, string Store, string Text)> Rejections()
    {
        using var reader = new StreamReader(
            new GZipStream(File.OpenRead(SharedFacts.Require("clients", "observations.csv.gz")), CompressionMode.Decompress), Encoding.UTF8);
        reader.ReadLine();
        while (ReadRecord(reader) is { } fields)
        {
            string[] parts = fields[1].Split('|');
            if (fields[2] is "reject")
                yield return (fields[0], parts[0], parts[1], fields[3]);
        }
    }

    // RFC 4180: quotes are doubled, a quoted field may hold commas and line breaks.
    private static List<string>? ReadRecord(StreamReader reader)
    {
        if (reader.Peek() < 0)
            return null;
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        for (int c = reader.Read(); c >= 0; c = reader.Read())
        {
            if (quoted)
            {
                if (c != '"')
                    field.Append((char)c);
                else if (reader.Peek() == '"')
                    field.Append((char)reader.Read());
                else
                    quoted = false;
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                fields.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (c == '\n')
                    return fields;
            }
            else
            {
                field.Append((char)c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
