namespace TrustShift.Pki.Certificates;

/// <summary>One AttributeTypeAndValue of a name (RFC 5280 4.1.2.4).</summary>
/// <param name="Oid">Dotted OID of the type.</param>
/// <param name="Value">The value as text; "#" and hexadecimal digits of the whole TLV where <paramref name="IsOpaque"/> is set.</param>
/// <param name="IsOpaque">Whether the value is of no string type.</param>
internal readonly record struct NameAttribute(string Oid, string Value, bool IsOpaque);
