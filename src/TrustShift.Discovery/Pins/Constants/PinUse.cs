namespace TrustShift.Discovery.Pins.Constants;

/// <summary>A call or mapping that puts constants to use for a host: <c>.add("shop.example", Pins.FIRST, Pins.SECOND)</c>.</summary>
/// <param name="Host">The host.</param>
/// <param name="Line">Line of the host, or of the constant that holds it.</param>
/// <param name="Names">Names of constants beside it.</param>
public sealed record PinUse(string Host, int Line, IReadOnlySet<string> Names);
