using System.Collections.Frozen;

namespace TrustShift.Discovery.Settings.Verification;

/// <summary>A word in code, configuration or a command line by which certificates of servers are not verified.</summary>
/// <param name="Word">The word, as it is written.</param>
/// <param name="Form">How it is used.</param>
/// <param name="Values">For <see cref="SwitchForm.KeyValue"/>: what switches verification off (any case).</param>
public sealed record VerificationSwitch(string Word, SwitchForm Form, params string[] Values)
{
    private readonly FrozenSet<string> _values = Values.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the value switches verification off.</summary>
    public bool IsOff(string value) => _values.Contains(value);
}
