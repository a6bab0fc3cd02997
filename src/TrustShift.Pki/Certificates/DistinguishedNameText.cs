using System.Buffers;
using System.Formats.Asn1;
using System.Globalization;
using System.Text;

namespace TrustShift.Pki.Certificates;

/// <summary>RFC 4514: names as text.</summary>
internal static class DistinguishedNameText
{
    private const int MaxLength = 16 * 1024;

    private static readonly SearchValues<char> HexadecimalDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> DottedDigits = SearchValues.Create("0123456789.");

    // RFC 4514 section 3; only these are written by name.
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["2.5.4.3"] = "CN",
        ["2.5.4.7"] = "L",
        ["2.5.4.8"] = "ST",
        ["2.5.4.10"] = "O",
        ["2.5.4.11"] = "OU",
        ["2.5.4.6"] = "C",
        ["2.5.4.9"] = "STREET",
        ["0.9.2342.19200300.100.1.25"] = "DC",
        ["0.9.2342.19200300.100.1.1"] = "UID",
    };

    // What other tools write (OpenSSL, the JDK, Windows); read, never written.
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CN"] = "2.5.4.3",
        ["L"] = "2.5.4.7",
        ["ST"] = "2.5.4.8",
        ["S"] = "2.5.4.8",
        ["O"] = "2.5.4.10",
        ["OU"] = "2.5.4.11",
        ["C"] = "2.5.4.6",
        ["STREET"] = "2.5.4.9",
        ["DC"] = "0.9.2342.19200300.100.1.25",
        ["UID"] = "0.9.2342.19200300.100.1.1",
        ["E"] = "1.2.840.113549.1.9.1",
        ["emailAddress"] = "1.2.840.113549.1.9.1",
        ["serialNumber"] = "2.5.4.5",
        ["SN"] = "2.5.4.4",
        ["surname"] = "2.5.4.4",
        ["T"] = "2.5.4.12",
        ["title"] = "2.5.4.12",
        ["postalCode"] = "2.5.4.17",
        ["givenName"] = "2.5.4.42",
        ["GN"] = "2.5.4.42",
        ["initials"] = "2.5.4.43",
        ["dnQualifier"] = "2.5.4.46",
        ["organizationIdentifier"] = "2.5.4.97",
    };

    /// <summary>The components in DER order as text, last one first.</summary>
    public static string Write(IReadOnlyList<NameAttribute[]> components)
    {
        var text = new StringBuilder(96);
        for (int i = components.Count - 1; i >= 0; i--)
        {
            if (text.Length > 0)
                text.Append(',');
            for (int j = 0; j < components[i].Length; j++)
            {
                NameAttribute attribute = components[i][j];
                text.Append(j > 0 ? "+" : "").Append(Keywords.GetValueOrDefault(attribute.Oid, attribute.Oid)).Append('=');
                if (attribute.IsOpaque)
                    text.Append(attribute.Value);
                else
                    AppendEscaped(text, attribute.Value);
            }
        }

        return text.ToString();
    }

    /// <summary>The value with every character that could steer a terminal replaced.</summary>
    public static string Printable(string value) =>
        value.Any(Steers) ? string.Concat(value.Select(static character => Steers(character) ? '\uFFFD' : character)) : value;

    /// <summary>The components in DER order; null when the text is not a name.</summary>
    public static List<NameAttribute[]>? TryRead(string text)
    {
        var components = new List<NameAttribute[]>();
        if (text.Length > MaxLength)
            return null;
        if (text.AsSpan().Trim().IsEmpty)
            return components;
        var component = new List<NameAttribute>(1);
        int count = 0;
        for (int position = 0; ;)
        {
            if (++count > DistinguishedNameDer.MaxAttributes || ReadAttribute(text, ref position) is not { } attribute)
                return null;
            component.Add(attribute);
            bool atEnd = position == text.Length;
            if (atEnd || text[position] is ',' or ';')
            {
                components.Add([.. component]);
                component.Clear();
            }

            if (atEnd)
            {
                components.Reverse();
                return components;
            }

            position++;
        }
    }

    private static NameAttribute? ReadAttribute(string text, ref int position)
    {
        int equals = text.IndexOf('=', position);
        if (equals < 0)
            return null;
        string type = text[position..equals].Trim();
        if (type.StartsWith("OID.", StringComparison.OrdinalIgnoreCase))
            type = type[4..];
        if (!Types.TryGetValue(type, out string? oid))
        {
            if (!IsDotted(type))
                return null;
            oid = type;
        }

        position = equals + 1;
        while (position < text.Length && text[position] == ' ')
            position++;
        if (position < text.Length && text[position] == '#')
            return ReadHexadecimal(text, ref position, oid);
        string? value = position < text.Length && text[position] == '"' ? ReadQuoted(text, ref position) : ReadPlain(text, ref position);
        return value is null ? null : new NameAttribute(oid, value, IsOpaque: false);
    }

    private static NameAttribute? ReadHexadecimal(string text, ref int position, string oid)
    {
        int end = text.AsSpan(position).IndexOfAny(",+;") is var offset && offset < 0 ? text.Length : position + offset;
        ReadOnlySpan<char> digits = text.AsSpan((position + 1)..end).Trim();
        position = end;
        if (digits.IsEmpty || digits.Length % 2 != 0 || digits.ContainsAnyExcept(HexadecimalDigits))
            return null;
        byte[] encoded = Convert.FromHexString(digits);
        try
        {
            var reader = new AsnReader(encoded, AsnEncodingRules.BER);
            if (reader.PeekEncodedValue().Length == encoded.Length && DistinguishedNameDer.TextOf(reader, encoded) is { } value)
                return new NameAttribute(oid, value, IsOpaque: false);
        }
        catch (AsnContentException)
        {
            // Not a TLV: kept as the opaque digits that it is.
        }

        return new NameAttribute(oid, "#" + Convert.ToHexStringLower(encoded), IsOpaque: true);
    }

    // RFC 1779's form, which RFC 4514 section 2.4 no longer writes and many tools still do.
    private static string? ReadQuoted(string text, ref int position)
    {
        var value = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            if (text[position] == '"')
            {
                position++;
                while (position < text.Length && text[position] == ' ')
                    position++;
                return position == text.Length || text[position] is ',' or '+' or ';' ? value.ToString() : null;
            }

            if (text[position] == '\\' && ++position == text.Length)
                return null;
            value.Append(text[position]);
        }

        return null;
    }

    private static string? ReadPlain(string text, ref int position)
    {
        var value = new StringBuilder();
        int kept = 0;
        Span<byte> octets = stackalloc byte[64];
        while (position < text.Length && text[position] is not (',' or '+' or ';'))
        {
            if (text[position] != '\\')
            {
                if (text[position] == '"')
                    return null;
                value.Append(text[position++]);
                // Unescaped space at the end is no part of the value.
                kept = value[^1] == ' ' ? kept : value.Length;
                continue;
            }

            int length = 0;
            while (length < octets.Length && position + 2 < text.Length && text[position] == '\\'
                && byte.TryParse(text.AsSpan(position + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out octets[length]))
            {
                length++;
                position += 3;
            }

            if (length > 0)
            {
                value.Append(Encoding.UTF8.GetString(octets[..length]));
            }
            else
            {
                if (position + 1 >= text.Length)
                    return null;
                value.Append(text[position + 1]);
                position += 2;
            }

            kept = value.Length;
        }

        return value.ToString(0, kept);
    }

    private static void AppendEscaped(StringBuilder text, string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            char character = value[i];
            bool atEdge = i == 0 || i == value.Length - 1;
            if (character is '\\' or '"' or '+' or ',' or ';' or '<' or '>' || (character == ' ' && atEdge) || (character == '#' && i == 0))
                text.Append('\\').Append(character);
            else if (Steers(character))
                AppendOctets(text, character);
            else
                text.Append(character);
        }
    }

    private static void AppendOctets(StringBuilder text, char character)
    {
        Span<byte> octets = stackalloc byte[3];
        int length = Encoding.UTF8.GetBytes([character], octets);
        foreach (byte octet in octets[..length])
            text.Append(CultureInfo.InvariantCulture, $"\\{octet:x2}");
    }

    // Control and format characters (line ends, escape sequences, bidirectional overrides) and lone surrogates' hosts.
    private static bool Steers(char character) =>
        char.IsControl(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsDotted(string type)
    {
        if (type.Length == 0 || !char.IsAsciiDigit(type[0]) || !char.IsAsciiDigit(type[^1]) || !type.Contains('.', StringComparison.Ordinal))
            return false;
        return !type.AsSpan().ContainsAnyExcept(DottedDigits) && !type.Contains("..", StringComparison.Ordinal);
    }
}
