namespace TrustShift.Discovery.Processes;

/// <summary>A file of <c>NAME=value</c> lines (systemd.exec(5) EnvironmentFile=, docker's env_file, .env), each with its line.</summary>
public static class EnvironmentFile
{
    /// <summary>The assignments in their order; comments start with # or ;, <c>export</c> in front is passed over.</summary>
    /// <param name="text">The file.</param>
    /// <param name="isSystemd">Whether systemd reads it, to which a backslash at the end of a line continues it (systemd.exec(5)); to docker it is a character.</param>
    public static IEnumerable<(int Line, string Name, string Value)> Read(string text, bool isSystemd = false)
    {
        int number = 0;
        string joined = "";
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string line = raw.Trim();
            if (joined.Length == 0 && (line.Length == 0 || line[0] is '#' or ';'))
                continue;
            line = joined + line;
            joined = "";
            if (isSystemd && line.EndsWith('\\'))
            {
                joined = line[..^1];
                continue;
            }

            if (line.StartsWith("export ", StringComparison.Ordinal))
                line = line["export ".Length..].TrimStart();
            int cut = line.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0)
                continue;
            yield return (number, line[..cut].Trim(), Settings.SettingValue.Unquote(line.AsSpan(cut + 1).Trim()));
        }
    }
}
