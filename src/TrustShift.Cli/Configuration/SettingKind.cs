namespace TrustShift.Cli.Configuration;

/// <summary>What a setting takes.</summary>
public enum SettingKind
{
    /// <summary>Nothing on the command line; true or false in a file.</summary>
    Flag,

    /// <summary>One value.</summary>
    Text,

    /// <summary>Any number of values: repeated on the command line, a list in a file.</summary>
    List,
}
