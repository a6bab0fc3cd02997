namespace TrustShift.Cli.Configuration;

/// <summary>A value and where it was given.</summary>
/// <param name="Text">The value.</param>
/// <param name="Origin">For messages: <c>--at</c>, or <c>file:line:column: at</c>.</param>
public sealed record SettingValue(string Text, string Origin);
