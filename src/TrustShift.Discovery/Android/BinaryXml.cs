using System.Globalization;
using System.Security;
using System.Text;

namespace TrustShift.Discovery.Android;

/// <summary>
/// XML as aapt and aapt2 compile it (ResourceTypes.h, ResXMLTree_*), made text again: elements stand in the lines that they had, references to resources are <c>@0x7f030000</c>.
/// </summary>
internal static class BinaryXml
{
    private const int XmlType = 0x0003;
    private const int StartElement = 0x0102, EndElement = 0x0103, CharacterData = 0x0104, ResourceMap = 0x0180;
    private const int AttributeLength = 20;
    private const int MostNodes = 200_000, MostAttributes = 1_000, Deepest = 200, LongestText = 4 * 1024 * 1024, MostLines = 100_000;
    private const string AndroidNames = "http://schemas.android.com/apk/res/android";

    // android.R.attr: what shrinkers leave of a name is its number.
    private static readonly Dictionary<uint, string> s_names = new()
    {
        [0x01010527] = "networkSecurityConfig", [0x0101020c] = "minSdkVersion", [0x01010270] = "targetSdkVersion", [0x0101021c] = "versionName", [0x0101000f] = "debuggable", [0x010104ec] = "usesCleartextTraffic",
    };

    /// <summary>Whether a file begins like one.</summary>
    public static bool IsOne(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x03, 0x00, 0x08, 0x00]);

    /// <summary>The text; null when it cannot be read wholly.</summary>
    public static string? ToText(ReadOnlyMemory<byte> bytes)
    {
        if (AndroidChunk.Read(bytes) is not { Type: XmlType } xml)
            return null;
        var text = new StringBuilder();
        var open = new Stack<string>();
        AndroidStringPool? pool = null;
        AndroidChunk? map = null;
        ReadOnlyMemory<byte> rest = xml.Body;
        int line = 1, nodes = 0;
        bool isRoot = true;
        while (!rest.IsEmpty)
        {
            if (AndroidChunk.Read(rest) is not { } chunk || ++nodes > MostNodes || text.Length > LongestText)
                return null;
            rest = rest[chunk.Bytes.Length..];
            for (uint wanted = chunk.Type is StartElement or CharacterData ? Math.Min(chunk.Number(8), MostLines) : 0; line < wanted; line++)
                text.Append('\n');
            switch (chunk.Type)
            {
                case AndroidStringPool.Type:
                    if ((pool = AndroidStringPool.Read(chunk.Bytes)) is null)
                        return null;
                    break;
                case ResourceMap:
                    map = chunk;
                    break;
                case StartElement:
                    if (open.Count >= Deepest || NameOf(pool, chunk.Number(chunk.HeaderLength + 4)) is not { } name || !WriteStart(text, name, chunk, pool, map, isRoot))
                        return null;
                    open.Push(name);
                    isRoot = false;
                    break;
                case EndElement:
                    if (!open.TryPop(out string? opened))
                        return null;
                    text.Append("</").Append(opened).Append('>');
                    break;
                case CharacterData when open.Count > 0:
                    text.Append(Escape(pool?[chunk.Number(chunk.HeaderLength)] ?? ""));
                    break;
                default:
                    break;
            }
        }

        return open.Count == 0 && !isRoot ? text.ToString() : null;
    }

    private static bool WriteStart(StringBuilder text, string name, AndroidChunk chunk, AndroidStringPool? pool, AndroidChunk? map, bool isRoot)
    {
        text.Append('<').Append(name);
        if (isRoot)
            text.Append(" xmlns:android=\"").Append(AndroidNames).Append('"');
        int body = chunk.HeaderLength, start = body + chunk.Short(body + 8), size = chunk.Short(body + 10), count = chunk.Short(body + 12);
        if (count > MostAttributes || (count > 0 && size < AttributeLength) || start + ((long)count * size) > chunk.Bytes.Length)
            return false;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            int at = start + (i * size);
            string? space = pool?[chunk.Number(at)];
            uint index = chunk.Number(at + 4);
            if (space is not (null or "" or AndroidNames) || NameOfAttribute(pool, map, index) is not { } own)
                continue;
            string attribute = (space is AndroidNames ? "android:" : "") + own;
            if (seen.Add(attribute))
                text.Append(' ').Append(attribute).Append("=\"").Append(Escape(ValueOf(chunk, at, pool))).Append('"');
        }

        text.Append('>');
        return true;
    }

    // Res_value: its length, a zero, its type, its data.
    private static string ValueOf(AndroidChunk chunk, int at, AndroidStringPool? pool)
    {
        uint data = chunk.Number(at + 16);
        return (chunk.Short(at + 14) >> 8) switch
        {
            0x01 => string.Create(CultureInfo.InvariantCulture, $"@0x{data:x8}"),
            0x03 => pool?[data] ?? "",
            0x10 => ((int)data).ToString(CultureInfo.InvariantCulture),
            0x12 => data == 0 ? "false" : "true",
            _ => pool?[chunk.Number(at + 8)] ?? "",
        };
    }

    private static string? NameOfAttribute(AndroidStringPool? pool, AndroidChunk? map, uint index) =>
        map is { } numbers && index < MostAttributes && s_names.TryGetValue(numbers.Number(numbers.HeaderLength + (4 * (int)index)), out string? known) ? known : NameOf(pool, index);

    /// <summary>A name of an element or attribute; null for what is none in XML.</summary>
    public static string? CleanName(string? name) => name is { Length: > 0 and < 200 } && char.IsAsciiLetter(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? name : null;

    private static string? NameOf(AndroidStringPool? pool, uint index) => CleanName(pool?[index]);

    private static string Escape(string text) => SecurityElement.Escape(new string([.. text.Where(static c => c >= ' ' || c is '\t')])) ?? "";
}
