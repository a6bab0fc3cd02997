using System.Text;

namespace TrustShift.Pki.Certificates;

/// <summary>
/// The comparison key of a name: RFC 5280 7.1 with the parts of RFC 4518 that clients implement (OpenSSL crypto/x509/x_name.c
/// asn1_string_canon, the JDK's X500Principal canonical form): case folded, white space trimmed and squeezed, string type ignored.
/// Unicode compatibility forms are not folded: no client measured does it, and a name that only differs there is another name.
/// </summary>
internal static class DistinguishedNameKey
{
    private const char BetweenComponents = '\u0001';
    private const char BetweenAttributes = '\u0002';

    /// <summary>Whether a component begins at this character of a key.</summary>
    public static bool BeginsComponent(char character) => character == BetweenComponents;

    /// <summary>The key of the components in DER order.</summary>
    public static string Of(IReadOnlyList<NameAttribute[]> components)
    {
        var key = new StringBuilder(128);
        foreach (NameAttribute[] component in components)
        {
            key.Append(BetweenComponents);
            if (component.Length == 1)
            {
                AppendAttribute(key, component[0]);
                continue;
            }

            // A multi-valued component is a SET: its order says nothing.
            IEnumerable<string> parts = component.Select(static attribute => AppendAttribute(new StringBuilder(), attribute).ToString());
            foreach (string part in parts.Order(StringComparer.Ordinal))
                key.Append(BetweenAttributes).Append(part);
        }

        return key.ToString();
    }

    private static StringBuilder AppendAttribute(StringBuilder key, NameAttribute attribute)
    {
        key.Append(attribute.Oid).Append('=');
        if (attribute.IsOpaque)
            return key.Append(attribute.Value);
        // A string that happens to begin with # must not meet an opaque value.
        key.Append('\'');
        bool pendingSpace = false, any = false;
        foreach (char character in attribute.Value)
        {
            if (char.IsWhiteSpace(character))
            {
                pendingSpace = any;
                continue;
            }

            if (pendingSpace)
                key.Append(' ');
            pendingSpace = false;
            any = true;
            // Separators of the key cannot be forged by a value that contains them.
            key.Append(character <= BetweenAttributes ? '\uFFFD' : char.ToUpperInvariant(character));
        }

        return key;
    }
}
