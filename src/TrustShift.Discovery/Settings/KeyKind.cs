namespace TrustShift.Discovery.Settings;

/// <summary>What the value of a <see cref="KnownKey"/> is.</summary>
public enum KeyKind
{
    /// <summary>The path of a trust store.</summary>
    Store,
    /// <summary>A switch: true, false, on, off, ...</summary>
    Switch,
    /// <summary>A switch, or the path of a trust store.</summary>
    SwitchOrStore,
    /// <summary>A word, or several: "require", "verify-full".</summary>
    Word,
    /// <summary>Certificates that stand in the file itself.</summary>
    Certificates,
}
