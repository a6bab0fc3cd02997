using System.Xml;

namespace TrustShift.Discovery.Apple;

/// <summary>Property lists in XML (plist(5)).</summary>
internal static class XmlPropertyList
{
    private const int MostNodes = 1_000_000, Deepest = 100;

    /// <summary>Reads one; null when it is none that can be read wholly.</summary>
    public static PropertyNode? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray(), writable: false), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true });
            int nodes = 0;
            return reader.MoveToContent() == XmlNodeType.Element && reader is { LocalName: "plist", IsEmptyElement: false } && reader.Read() ? ReadValue(reader, 0, ref nodes) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    // The reader stands at the element, afterwards behind it. Null is a malformed one.
    private static PropertyNode? ReadValue(XmlReader reader, int depth, ref int nodes)
    {
        if (reader.MoveToContent() != XmlNodeType.Element || depth > Deepest || ++nodes > MostNodes)
            return null;
        string kind = reader.LocalName;
        if (kind is not ("dict" or "array"))
        {
            string text = reader.ReadElementContentAsString();
            return kind is not "data" ? new PropertyNode(kind) { Text = text } : DataOf(text) is { } data ? new PropertyNode(kind) { Data = data } : null;
        }

        var keys = new List<string>();
        var values = new List<PropertyNode>();
        bool isEmpty = reader.IsEmptyElement;
        reader.Read();
        while (!isEmpty && reader.MoveToContent() == XmlNodeType.Element)
        {
            if (kind is "dict")
            {
                if (reader.LocalName is not "key")
                    return null;
                keys.Add(reader.ReadElementContentAsString());
            }

            if (ReadValue(reader, depth + 1, ref nodes) is not { } value)
                return null;
            values.Add(value);
        }

        if (!isEmpty)
            reader.ReadEndElement();
        return new PropertyNode(kind) { Keys = [.. keys], Values = [.. values] };
    }

    private static byte[]? DataOf(string text)
    {
        byte[] data = new byte[text.Length];
        return Convert.TryFromBase64String(text, data, out int length) ? data[..length] : null;
    }
}
