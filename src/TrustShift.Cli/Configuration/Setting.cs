using System.CommandLine;

namespace TrustShift.Cli.Configuration;

/// <summary>Something the user can set: an option of the command line and, under the same name, a key of the configuration file.</summary>
public sealed class Setting
{
    /// <summary>Defines one.</summary>
    /// <param name="name">Name without dashes: the key in the file, <c>--name</c> on the command line.</param>
    /// <param name="kind">What it takes.</param>
    /// <param name="description">One sentence for the help.</param>
    /// <param name="valueName">Name of the value in the help; null for a flag.</param>
    /// <param name="alias">Short option ("-q"), or null.</param>
    public Setting(string name, SettingKind kind, string description, string? valueName = null, string? alias = null)
    {
        Name = name;
        Kind = kind;
        string[] aliases = alias is null ? [] : [alias];
        Option = kind == SettingKind.Flag
            ? new Option<bool>("--" + name, aliases) { Description = description }
            : new Option<string[]>("--" + name, aliases) { Description = description, HelpName = valueName, AllowMultipleArgumentsPerToken = false };
    }

    /// <summary>Name without dashes.</summary>
    public string Name { get; }

    /// <summary>What it takes.</summary>
    public SettingKind Kind { get; }

    /// <summary>Whether the value is a path, which in a configuration file is relative to that file.</summary>
    public bool IsPath { get; init; }

    /// <summary>A value that is no path though others are; "-" is none anyway. Null when there is no such value.</summary>
    public string? Word { get; init; }

    /// <summary>The option of the command line.</summary>
    public Option Option { get; }
}
