using System.Globalization;
using System.Text;

namespace TrustShift.Discovery.Sources;

/// <summary>The mounted file systems of this host, from <c>/proc/self/mountinfo</c> (proc(5)).</summary>
public sealed class MountTable
{
    private readonly Dictionary<string, Mount> _byPath = new(StringComparer.Ordinal);

    private MountTable()
    {
    }

    /// <summary>The table of this process; empty where there is none.</summary>
    public static MountTable Read()
    {
        try
        {
            return Parse(File.ReadAllText("/proc/self/mountinfo"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new MountTable();
        }
    }

    /// <summary>Reads the text form; a line of another form is left out.</summary>
    public static MountTable Parse(string text)
    {
        // 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw: field 5 is the place, the type follows " - ".
        var table = new MountTable();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int separator = line.IndexOf(" - ", StringComparison.Ordinal);
            string[] fields = line.Split(' ');
            if (separator < 0 || fields.Length < 7)
                continue;
            string path = Unescape(fields[4]);
            // A later mount at the same place hides the earlier one.
            table._byPath[path] = new Mount(path, line[(separator + 3)..].Split(' ')[0]);
        }

        return table;
    }

    /// <summary>What is mounted exactly at <paramref name="path"/>; null when nothing is.</summary>
    public Mount? At(string path) => _byPath.GetValueOrDefault(path);

    // Space, tab, newline and backslash are written as \ooo.
    private static string Unescape(string field)
    {
        if (!field.Contains('\\', StringComparison.Ordinal))
            return field;
        var result = new StringBuilder(field.Length);
        for (int i = 0; i < field.Length; i++)
        {
            if (field[i] == '\\' && i + 3 < field.Length && field.AsSpan(i + 1, 3).IndexOfAnyExceptInRange('0', '7') < 0)
            {
                int code = ((field[i + 1] - '0') << 6) | ((field[i + 2] - '0') << 3) | (field[i + 3] - '0');
                result.Append(((char)code).ToString(CultureInfo.InvariantCulture));
                i += 3;
            }
            else
            {
                result.Append(field[i]);
            }
        }

        return result.ToString();
    }
}
