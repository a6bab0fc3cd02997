namespace TrustShift.Catalogue.Yaml;

/// <summary>A scalar.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Value">Its text.</param>
/// <param name="IsPlain">True when it is written without quotes or block indicator, so that <c>null</c> and <c>true</c> have a meaning.</param>
public sealed record YamlScalar(int Line, int Column, string Value, bool IsPlain) : YamlNode(Line, Column)
{
    /// <summary>True for <c>null</c>, <c>~</c> and nothing at all.</summary>
    public bool IsNull => IsPlain && (Value is "" or "null" or "~");

    /// <inheritdoc/>
    public override string Kind => IsNull ? "nothing" : "a text";
}
