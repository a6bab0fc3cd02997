using System.Security;
using System.Text;

namespace TrustShift.Discovery.Android;

/// <summary>XML in an application bundle (.aab), where it is a message of Protocol Buffers (frameworks/base/tools/aapt2/Resources.proto, XmlNode), made text again as by <see cref="BinaryXml"/>.</summary>
internal static class ProtobufXml
{
    private const int Deepest = 64, MostNodes = 100_000, LongestText = 4 * 1024 * 1024, MostLines = 100_000, NamesAt = 160;
    private const string AndroidNames = "http://schemas.android.com/apk/res/android";

    /// <summary>Whether a file begins like a policy or a manifest in this form: an element, whose name or namespaces follow soon.</summary>
    public static bool IsOne(ReadOnlySpan<byte> head) =>
        head.Length > 8 && head[0] == 0x0A && head[..Math.Min(head.Length, NamesAt)] is var first && first.IndexOfAnyInRange((byte)0x0E, (byte)0x1F) >= 0
        && (first.IndexOf("network-security-config"u8) >= 0 || first.IndexOf("http://schemas.android.com/apk/res/android"u8) >= 0);

    /// <summary>The text; null when it cannot be read wholly.</summary>
    public static string? ToText(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        int line = 1, nodes = 0;
        return WriteNode(text, bytes, 0, ref line, ref nodes) && text.Length > 0 ? text.ToString() : null;
    }

    // XmlNode: an element (1) or text (2), and where it stood (3), of which only an element's place matters.
    private static bool WriteNode(StringBuilder text, ReadOnlySpan<byte> node, int depth, ref int line, ref int nodes)
    {
        if (depth > Deepest || ++nodes > MostNodes || text.Length > LongestText)
            return false;
        ReadOnlySpan<byte> element = default;
        var fields = new ProtobufReader(node);
        bool isElement = false;
        while (fields.Next())
        {
            if (fields.Field == 1)
            {
                element = fields.Value;
                isElement = true;
            }
            else if (fields.Field == 2)
            {
                text.Append(Escape(Encoding.UTF8.GetString(fields.Value)));
            }
            else if (fields.Field == 3)
            {
                var place = new ProtobufReader(fields.Value);
                while (place.Next())
                {
                    for (; isElement && place.Field == 1 && line < Math.Min((int)Math.Min(place.Number, MostLines), MostLines); line++)
                        text.Append('\n');
                }
            }
        }

        return !fields.IsBad && (!isElement || WriteElement(text, element, depth, ref line, ref nodes));
    }

    // XmlElement: its name (3), attributes (4), children (5).
    private static bool WriteElement(StringBuilder text, ReadOnlySpan<byte> element, int depth, ref int line, ref int nodes)
    {
        string? name = null;
        var attributes = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var fields = new ProtobufReader(element);
        while (fields.Next())
        {
            if (fields.Field == 3)
                name = BinaryXml.CleanName(Encoding.UTF8.GetString(fields.Value));
            else if (fields.Field == 4)
                AddAttribute(attributes, fields.Value, seen);
        }

        if (fields.IsBad || name is null)
            return false;
        text.Append('<').Append(name);
        if (depth == 0)
            text.Append(" xmlns:android=\"").Append(AndroidNames).Append('"');
        text.Append(attributes).Append('>');
        fields = new ProtobufReader(element);
        while (fields.Next())
        {
            if (fields.Field == 5 && !WriteNode(text, fields.Value, depth + 1, ref line, ref nodes))
                return false;
        }

        text.Append("</").Append(name).Append('>');
        return true;
    }

    // XmlAttribute: namespace (1), name (2), value as written (3), what it was compiled to (6), of which a reference (1) has the resource's name (3).
    private static void AddAttribute(StringBuilder text, ReadOnlySpan<byte> attribute, HashSet<string> seen)
    {
        string space = "", value = "";
        string? name = null, reference = null;
        var fields = new ProtobufReader(attribute);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    space = Encoding.UTF8.GetString(fields.Value);
                    break;
                case 2:
                    name = BinaryXml.CleanName(Encoding.UTF8.GetString(fields.Value));
                    break;
                case 3:
                    value = Encoding.UTF8.GetString(fields.Value);
                    break;
                case 6:
                    reference = ReferenceIn(fields.Value);
                    break;
                default:
                    break;
            }
        }

        if (name is null || space is not ("" or AndroidNames) || !seen.Add(space + name))
            return;
        text.Append(space.Length > 0 ? " android:" : " ").Append(name).Append("=\"").Append(Escape(reference is null ? value : "@" + reference)).Append('"');
    }

    private static string? ReferenceIn(ReadOnlySpan<byte> item)
    {
        var fields = new ProtobufReader(item);
        while (fields.Next())
        {
            var reference = new ProtobufReader(fields.Value);
            while (fields.Field == 1 && reference.Next())
            {
                if (reference.Field == 3)
                    return Encoding.UTF8.GetString(reference.Value);
            }
        }

        return null;
    }

    private static string Escape(string text) => SecurityElement.Escape(new string([.. text.Where(static c => c >= ' ' || c is '\t')])) ?? "";
}
