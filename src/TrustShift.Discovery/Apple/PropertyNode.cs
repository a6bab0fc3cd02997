using System.Collections.Immutable;
using System.Globalization;
using System.Security;
using System.Text;

namespace TrustShift.Discovery.Apple;

/// <summary>A value of a property list (plist(5)): a dictionary, an array, a text, data, a number, or something that is not looked at.</summary>
/// <param name="Kind">Element that it is in XML: "dict", "array", "string", "data", "integer", "true", "false", ...</param>
internal sealed record PropertyNode(string Kind)
{
    /// <summary>What it is where it is text or a number.</summary>
    public string Text { get; init; } = "";

    /// <summary>What it is where it is data.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Keys of a dictionary; empty for others.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    /// <summary>What is in it.</summary>
    public ImmutableArray<PropertyNode> Values { get; init; } = [];

    /// <summary>The number; null when it is none.</summary>
    public long? Number => Kind is "integer" && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>What a dictionary holds under a key; null when there is none.</summary>
    public PropertyNode? this[string key] => Kind is "dict" && Keys.IndexOf(key, StringComparer.Ordinal) is >= 0 and var at ? Values[at] : null;

    /// <summary>A property list from its bytes, in XML or in binary form; null when it is none that can be read wholly.</summary>
    public static PropertyNode? Read(ReadOnlyMemory<byte> bytes) => BinaryPropertyList.IsOne(bytes.Span) ? BinaryPropertyList.Read(bytes) : XmlPropertyList.Read(bytes);

    /// <summary>The same in XML, an element a line as <c>plutil -convert xml1</c> writes it.</summary>
    public string ToXml()
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"\">\n<plist version=\"1.0\">\n");
        Write(text);
        return text.Append("</plist>\n").ToString();
    }

    private void Write(StringBuilder text)
    {
        if (Values.IsEmpty)
        {
            string value = Kind is "data" ? Convert.ToBase64String(Data.Span) : SecurityElement.Escape(new string([.. Text.Where(static c => c >= ' ' || c is '\t' or '\n')])) ?? "";
            text.Append('<').Append(Kind);
            if (value.Length == 0)
                text.Append("/>\n");
            else
                text.Append('>').Append(value).Append("</").Append(Kind).Append(">\n");
            return;
        }

        text.Append('<').Append(Kind).Append(">\n");
        for (int i = 0; i < Values.Length; i++)
        {
            if (i < Keys.Length)
                text.Append("<key>").Append(SecurityElement.Escape(Keys[i])).Append("</key>\n");
            Values[i].Write(text);
        }

        text.Append("</").Append(Kind).Append(">\n");
    }
}
