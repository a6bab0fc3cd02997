using System.Diagnostics.CodeAnalysis;

namespace TrustShift.Pki.Certificates;

/// <summary>
/// An X.501 name. Equality is RFC 5280 7.1 (case folded, white space squeezed, string type ignored), and is the same whether the
/// name was read from DER or from text. The text's last component is the first of the DER sequence.
/// </summary>
public sealed class DistinguishedName : IEquatable<DistinguishedName>
{
    private const string CommonNameOid = "2.5.4.3";
    private const string OrganizationalUnitOid = "2.5.4.11";
    private const string OrganizationOid = "2.5.4.10";

    private readonly IReadOnlyList<NameAttribute[]> _components;
    private readonly string _key;
    private readonly int _hash;

    private DistinguishedName(ReadOnlyMemory<byte> der, IReadOnlyList<NameAttribute[]> components)
    {
        Der = der;
        _components = components;
        Text = DistinguishedNameText.Write(components);
        CommonName = MostTelling(components);
        _key = DistinguishedNameKey.Of(components);
        _hash = string.GetHashCode(_key, StringComparison.Ordinal);
    }

    /// <summary>The DER bytes; empty when the name was read from text.</summary>
    public ReadOnlyMemory<byte> Der { get; }

    /// <summary>
    /// RFC 4514 text, most specific first: <c>CN=Amazon Root CA 1,O=Amazon,C=US</c>. Types outside the table of RFC 4514 section 3 are
    /// dotted OIDs; control characters are escaped, so the text is safe on a terminal.
    /// </summary>
    public string Text { get; }

    /// <summary>The common name, else the organisational unit, else the organisation, else the whole text.</summary>
    public string CommonName { get; }

    /// <summary>Whether a component has several attributes.</summary>
    public bool HasMultiValuedComponents => _components.Any(static component => component.Length > 1);

    /// <summary>The common names, in the order of the DER sequence.</summary>
    public IEnumerable<string> CommonNames => ValuesOf(CommonNameOid);

    /// <summary>The values of a type, in the order of the DER sequence: the last is the most specific.</summary>
    /// <param name="oid">Dotted OID of the type.</param>
    public IEnumerable<string> ValuesOf(string oid) =>
        _components.SelectMany(static component => component).Where(attribute => string.Equals(attribute.Oid, oid, StringComparison.Ordinal)).Select(static attribute => attribute.Value);

    /// <summary>All attributes, in the order of the DER sequence.</summary>
    internal IEnumerable<NameAttribute> Attributes => _components.SelectMany(static component => component);

    /// <summary>How many components the name has.</summary>
    internal int Length => _components.Count;

    /// <summary>
    /// Whether each component of the other, as far as both have one, stands at the same place here: each of its attributes with an equal value
    /// (RFC 5280 7.1).
    /// </summary>
    internal bool BeginsWith(DistinguishedName other)
    {
        for (int i = 0; i < Math.Min(_components.Count, other._components.Count); i++)
        {
            NameAttribute[] own = _components[i];
            if (!Array.TrueForAll(other._components[i], wanted => Array.Exists(own, attribute => string.Equals(DistinguishedNameKey.Of([[attribute]]), DistinguishedNameKey.Of([[wanted]]), StringComparison.Ordinal))))
                return false;
        }

        return true;
    }

    /// <summary>Reads a DER Name (BER is tolerated); null when it is malformed.</summary>
    public static DistinguishedName? TryRead(ReadOnlyMemory<byte> der) =>
        DistinguishedNameDer.TryRead(der) is { } components ? new DistinguishedName(der, components) : null;

    /// <summary>Reads RFC 4514 text; false when it is not a name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out DistinguishedName? name)
    {
        name = text is not null && DistinguishedNameText.TryRead(text) is { } components
            ? new DistinguishedName(ReadOnlyMemory<byte>.Empty, components)
            : null;
        return name is not null;
    }

    /// <summary>Reads RFC 4514 text. The empty text is the empty name.</summary>
    /// <exception cref="FormatException">The text is not a name.</exception>
    public static DistinguishedName Parse(string text) =>
        TryParse(text, out DistinguishedName? name) ? name : throw new FormatException($"'{text}' is not a distinguished name (RFC 4514).");

    /// <summary>True for the name without components.</summary>
    public bool IsEmpty => _key.Length == 0;

    /// <summary>Whether this name begins, most general component first, with all of the other (RFC 5280 4.2.1.10, directoryName).</summary>
    public bool IsWithin(DistinguishedName tree) =>
        _key.StartsWith(tree._key, StringComparison.Ordinal)
        && (_key.Length == tree._key.Length || DistinguishedNameKey.BeginsComponent(_key[tree._key.Length]));

    /// <inheritdoc/>
    public bool Equals(DistinguishedName? other) =>
        other is not null && _hash == other._hash && string.Equals(_key, other._key, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DistinguishedName);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary><see cref="Text"/>.</summary>
    public override string ToString() => Text;

    /// <summary>The last attribute of the type that tells a person most; the last is the most specific.</summary>
    private string MostTelling(IReadOnlyList<NameAttribute[]> components)
    {
        foreach (string oid in (ReadOnlySpan<string>)[CommonNameOid, OrganizationalUnitOid, OrganizationOid])
        {
            for (int i = components.Count - 1; i >= 0; i--)
            {
                foreach (NameAttribute attribute in components[i])
                {
                    if (string.Equals(attribute.Oid, oid, StringComparison.Ordinal) && attribute.Value.Length > 0)
                        return DistinguishedNameText.Printable(attribute.Value);
                }
            }
        }

        return Text;
    }
}
