using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;

namespace TrustShift.Cli.Configuration;

/// <summary>What the user set: the command line, and below it the configuration file. A list on the command line replaces the file's.</summary>
public sealed class SettingValues
{
    private readonly ParseResult _line;
    private readonly ConfigurationFile _file;

    private SettingValues(ParseResult line, ConfigurationFile file)
    {
        _line = line;
        _file = file;
    }

    /// <summary>Reads the configuration file, when one is named, and checks that single values are given once.</summary>
    public static SettingValues? Read(ParseResult line, KnownSettings known, ImmutableArray<Setting> taken, out Failure? failure)
    {
        var onLine = new SettingValues(line, ConfigurationFile.Empty);
        foreach (Setting setting in taken)
        {
            if (setting.Kind == SettingKind.Text && onLine.All(setting).Length > 1)
            {
                failure = Failure.Usage($"--{setting.Name} is given more than once");
                return null;
            }
        }

        failure = null;
        if (onLine.One(known.Config) is not { } config)
            return onLine;
        if (InputFile.ReadText(config.Text, ConfigurationFile.MaximumLength, "configuration", out failure) is not { } text)
            return null;
        return ConfigurationFile.Read(text, config.Text, known.OfFile, out failure) is { } file ? new SettingValues(line, file) : null;
    }

    /// <summary>Every value of a setting, in the order given.</summary>
    public ImmutableArray<SettingValue> All(Setting setting)
    {
        if (_line.GetResult(setting.Option) is OptionResult { Implicit: false } result)
        {
            string origin = "--" + setting.Name;
            if (setting.Kind == SettingKind.Flag && result.Tokens.Count == 0)
                return [new SettingValue("true", origin)];
            return [.. result.Tokens.Select(token => new SettingValue(token.Value, origin))];
        }

        return _file.Values.GetValueOrDefault(setting.Name, []);
    }

    /// <summary>The value of a single setting, or null.</summary>
    public SettingValue? One(Setting setting) => All(setting) is [var first, ..] ? first : null;

    /// <summary>Whether a flag is set.</summary>
    public bool Flag(Setting setting) => One(setting) is { } value && string.Equals(value.Text, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The targets: the arguments, else those of the file.</summary>
    public ImmutableArray<string> Targets(Argument<string[]> argument) => Targets([.. _line.GetValue(argument) ?? []]);

    /// <summary>The target: the argument, else those of the file.</summary>
    public ImmutableArray<string> Targets(Argument<string?> argument) => Targets(_line.GetValue(argument) is { } given ? [given] : []);

    private ImmutableArray<string> Targets(ImmutableArray<string> given) =>
        given.IsEmpty ? [.. _file.Values.GetValueOrDefault(KnownSettings.Targets, []).Select(static v => v.Text)] : given;
}
