namespace TrustShift.Pki.Certificates;

/// <summary>An X.501 name. Equality is RFC 5280 7.1 (case folded, white space squeezed, string type ignored).</summary>
public sealed class DistinguishedName : IEquatable<DistinguishedName>
{
    private DistinguishedName() => throw new NotSupportedException("stub");

    /// <summary>The DER bytes; empty when the name was read from text.</summary>
    public ReadOnlyMemory<byte> Der => throw new NotSupportedException("stub");

    /// <summary>RFC 4514 text, most specific first: <c>CN=Amazon Root CA 1,O=Amazon,C=US</c>.</summary>
    public string Text => throw new NotSupportedException("stub");

    /// <summary>The common name, else the organisational unit, else the organisation, else the whole text.</summary>
    public string CommonName => throw new NotSupportedException("stub");

    /// <summary>Reads a DER Name; null when it is malformed.</summary>
    public static DistinguishedName? TryRead(ReadOnlyMemory<byte> der) => throw new NotSupportedException("stub");

    /// <summary>Reads RFC 4514 text.</summary>
    /// <exception cref="FormatException">The text is not a name.</exception>
    public static DistinguishedName Parse(string text) => throw new NotSupportedException("stub");

    /// <inheritdoc/>
    public bool Equals(DistinguishedName? other) => throw new NotSupportedException("stub");

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DistinguishedName);

    /// <inheritdoc/>
    public override int GetHashCode() => throw new NotSupportedException("stub");

    /// <summary><see cref="Text"/>.</summary>
    public override string ToString() => Text;
}
