using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;

namespace TrustShift.Assessment.Precedence;

/// <summary>Where rules find their settings.</summary>
internal static class SettingSearch
{
    private const string CommandLine = "command-line";
    private const string GitName = "GIT_CONFIG_KEY_", GitValue = "GIT_CONFIG_VALUE_";

    /// <summary>An environment variable: the program's own, else that of the examining shell, else every value that a file of the system gives it.</summary>
    public static Func<ClientContext, ImmutableArray<SettingEvidence>> Variable(params string[] names) => context => Variables(context, names, static s => s);

    /// <summary>A variable whose value is a list of options, one of which counts.</summary>
    public static Func<ClientContext, ImmutableArray<SettingEvidence>> VariableWith(string name, string option) => context =>
        Variables(context, [name], s => s.Value.Split(' ').Contains(option, StringComparer.Ordinal) ? s with { Value = option } : null);

    /// <summary>A variable that is a switch, with this value.</summary>
    public static Func<ClientContext, ImmutableArray<SettingEvidence>> VariableIs(string name, string value) => context =>
        Variables(context, [name], s => string.Equals(s.Value, value, StringComparison.Ordinal) ? s : null);

    /// <summary>A key of a configuration file.</summary>
    public static Func<ClientContext, ImmutableArray<SettingEvidence>> Key(string mechanism, params string[] keys) => context =>
        Nearest(context.Settings.Where(s => string.Equals(s.Mechanism, mechanism, StringComparison.Ordinal) && Array.Exists(keys, k => k.Equals(s.Name, StringComparison.OrdinalIgnoreCase))));

    /// <summary>A key of git's configuration: what the program itself is given (<c>-c</c>, a file that a variable names), what variables give (git-config(1), ENVIRONMENT), and then the files.</summary>
    public static Func<ClientContext, ImmutableArray<SettingEvidence>> GitKey(string key) => FirstOf(
        context => [.. Key("gitconfig", key)(context).Where(static s => s.Scope is not null)],
        context => GitPairs(context, key),
        context => Variables(context, ["GIT_CONFIG_PARAMETERS"], s => GitParameter(s, key)),
        Key("gitconfig", key));

    private static ImmutableArray<SettingEvidence> GitPairs(ClientContext context, string key) => Nearest(
        from name in context.Settings
        where name.Name.StartsWith(GitName, StringComparison.Ordinal) && name.Value.Equals(key, StringComparison.OrdinalIgnoreCase)
        from value in context.Settings
        where value.Name.Equals(GitValue + name.Name[GitName.Length..], StringComparison.Ordinal) && string.Equals(value.Scope, name.Scope, StringComparison.Ordinal) && string.Equals(value.Path, name.Path, StringComparison.Ordinal)
        select value);

    // 'http.sslCAInfo'='/opt/ca.pem', or 'http.sslCAInfo=/opt/ca.pem' (git before 2.31).
    private static SettingEvidence? GitParameter(SettingEvidence setting, string key)
    {
        foreach (string parameter in setting.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (parameter.Replace("'", "", StringComparison.Ordinal).Split('=', 2) is [var name, var value] && name.Equals(key, StringComparison.OrdinalIgnoreCase))
                return setting with { Value = value };
        }

        return null;
    }

    /// <summary>An option of the program's own command line, with its value as the next word or after an equals sign.</summary>
    public static Func<ClientContext, ImmutableArray<SettingEvidence>> Option(params string[] options) => context =>
    {
        if (context.Process is not { } process)
            return [];
        // Of several the last counts.
        for (int i = process.Command.Length - 1; i > 0; i--)
        {
            string word = process.Command[i];
            foreach (string option in options)
            {
                if (string.Equals(word, option, StringComparison.Ordinal) && i + 1 < process.Command.Length)
                    return [Of(process, option, process.Command[i + 1])];
                if (word.Length > option.Length + 1 && word.StartsWith(option, StringComparison.Ordinal) && word[option.Length] == '=')
                    return [Of(process, option, word[(option.Length + 1)..])];
            }
        }

        return [];
    };

    /// <summary>A switch of the program's own command line.</summary>
    public static Func<ClientContext, ImmutableArray<SettingEvidence>> Switch(string option) => context =>
        context.Process is { } process && process.Command.Skip(1).Contains(option, StringComparer.Ordinal) ? [Of(process, "command line", option)] : [];

    /// <summary>The first of these that finds anything.</summary>
    public static Func<ClientContext, ImmutableArray<SettingEvidence>> FirstOf(params Func<ClientContext, ImmutableArray<SettingEvidence>>[] searches) => context =>
        searches.Select(search => search(context)).FirstOrDefault(static found => !found.IsDefaultOrEmpty, []);

    private static SettingEvidence Of(ProcessEvidence process, string name, string value) => new(process.Path, process.Line, CommandLine, name, value) { Scope = process.Id };

    private static ImmutableArray<SettingEvidence> Variables(ClientContext context, string[] names, Func<SettingEvidence, SettingEvidence?> keep)
    {
        SettingEvidence[] all = [.. context.Settings.Where(s => string.Equals(s.Mechanism, TrustVariables.Mechanism, StringComparison.Ordinal) && Array.IndexOf(names, s.Name) >= 0)];
        SettingEvidence[] nearest = [.. all.Where(static s => s.Scope is not null)];
        if (nearest.Length == 0)
            nearest = [.. all.Where(static s => s.Path is "environment")];
        return Distinct((nearest.Length == 0 ? all : nearest).Select(keep).OfType<SettingEvidence>());
    }

    // What a program alone is given stands before what a file says to everybody.
    private static ImmutableArray<SettingEvidence> Nearest(IEnumerable<SettingEvidence> settings)
    {
        SettingEvidence[] all = [.. settings];
        SettingEvidence[] own = [.. all.Where(static s => s.Scope is not null)];
        return Distinct(own.Length > 0 ? own : all);
    }

    private static ImmutableArray<SettingEvidence> Distinct(IEnumerable<SettingEvidence> settings) => [.. settings.DistinctBy(static s => s.Value, StringComparer.Ordinal)];
}
