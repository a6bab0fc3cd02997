namespace TrustShift.Discovery.Settings;

/// <summary>A key and its value in a configuration file of lines.</summary>
/// <param name="Number">Line, from 1.</param>
/// <param name="Section">The section in brackets above it, as written; empty when there is none.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value without quotes and comments at its end.</param>
public sealed record SettingLine(int Number, string Section, string Key, string Value)
{
    /// <summary>Reads a file of <c>[section]</c> and <c>key = value</c>, <c>key: value</c> or <c>key value</c> lines; comments start with # or ;.</summary>
    public static IEnumerable<SettingLine> Of(string text)
    {
        string section = "";
        int number = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;
            if (line[0] == '[' && line.LastIndexOf(']') is > 0 and var close)
            {
                section = line[1..close];
                line = line[(close + 1)..].Trim();
                if (line.Length == 0)
                    continue;
            }

            int cut = line.AsSpan().IndexOfAny("=: \t");
            if (cut <= 0)
            {
                yield return new SettingLine(number, section, line, "");
                continue;
            }

            yield return new SettingLine(number, section, line[..cut], SettingValue.Unquote(line.AsSpan(cut).TrimStart(" \t=:")));
        }
    }
}
