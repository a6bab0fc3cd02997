using System.Collections.Immutable;
using System.Globalization;
using Tomlyn;
using Tomlyn.Parsing;

namespace TrustShift.Cli.Configuration;

/// <summary>
/// A TOML file of flat keys named like the options. Read only when <c>--config</c> names it: a file that merely lies in the examined folder
/// could state <c>endpoints-complete = true</c> and so forge a verdict.
/// </summary>
public sealed class ConfigurationFile
{
    /// <summary>The most bytes that such a file may have.</summary>
    public const long MaximumLength = 1024 * 1024;

    private ConfigurationFile(ImmutableDictionary<string, ImmutableArray<SettingValue>> values) => Values = values;

    /// <summary>A file without any key.</summary>
    public static ConfigurationFile Empty { get; } = new(ImmutableDictionary<string, ImmutableArray<SettingValue>>.Empty);

    /// <summary>The values by key; a flag is "true" or "false".</summary>
    public ImmutableDictionary<string, ImmutableArray<SettingValue>> Values { get; }

    /// <summary>Reads a file's text. Null with a failure that names file, line and column when anything in it is wrong.</summary>
    /// <param name="text">The content.</param>
    /// <param name="path">Its path: for messages, and because paths in it are relative to its folder.</param>
    /// <param name="known">What may stand in it, besides <see cref="KnownSettings.Targets"/>.</param>
    /// <param name="failure">What is wrong.</param>
    public static ConfigurationFile? Read(string text, string path, ImmutableArray<Setting> known, out Failure? failure)
    {
        try
        {
            var reader = new Reader(text, path, known);
            var values = reader.Read();
            failure = reader.Failure;
            return failure is null ? new ConfigurationFile(values) : null;
        }
        catch (TomlException error)
        {
            // The message of the exception repeats its place.
            string message = error.Message.Split('\n')[0];
            int colon = message.IndexOf(": ", StringComparison.Ordinal);
            failure = Failure.Usage(string.Create(
                CultureInfo.InvariantCulture, $"{path}:{error.Line ?? 1}:{error.Column ?? 1}: {(colon >= 0 ? message[(colon + 2)..] : message)}"));
            return null;
        }
        catch (ArgumentException error)
        {
            // Tomlyn's lexer on the escape of half a surrogate pair.
            failure = Failure.Usage($"{path}: this is not TOML: {error.Message.Split('\n')[0]}");
            return null;
        }
    }

    private sealed class Reader(string text, string path, ImmutableArray<Setting> known)
    {
        private readonly ImmutableDictionary<string, ImmutableArray<SettingValue>>.Builder _values =
            ImmutableDictionary.CreateBuilder<string, ImmutableArray<SettingValue>>(StringComparer.Ordinal);

        private string _key = "";
        private Setting? _setting;
        private string _keyPlace = "";
        private bool _inList;

        public Failure? Failure { get; private set; }

        public ImmutableDictionary<string, ImmutableArray<SettingValue>> Read()
        {
            TomlParser parser = TomlParser.Create(text, new TomlSerializerOptions { SourceName = path, MaxDepth = 8 });
            int depth = 0;
            while (Failure is null && parser.MoveNext())
            {
                TomlParseEvent current = parser.Current;
                switch (current.Kind)
                {
                    case TomlParseEventKind.StartTable when ++depth > 1:
                        Failure = Failure.Usage($"{_keyPlace}: \"{_key}\" is a table; keys stand at the top level, named like the options");
                        break;
                    case TomlParseEventKind.EndTable:
                        depth--;
                        break;
                    case TomlParseEventKind.PropertyName:
                        StartKey(parser.GetPropertyName(), current);
                        break;
                    case TomlParseEventKind.StartArray:
                        StartList();
                        break;
                    case TomlParseEventKind.EndArray:
                        _inList = false;
                        break;
                    case TomlParseEventKind.String:
                        Add(parser.GetString(), current, isFlag: false);
                        break;
                    case TomlParseEventKind.Boolean:
                        Add(Raw(current), current, isFlag: true);
                        break;
                    case TomlParseEventKind.DateTime:
                        // at = 2021-04-01 needs no quotes.
                        Add(Raw(current), current, isFlag: false);
                        break;
                    case TomlParseEventKind.Integer or TomlParseEventKind.Float:
                        Failure = Failure.Usage($"{_keyPlace}: \"{_key}\" takes {Expected()}, not a number");
                        break;
                }
            }

            return _values.ToImmutable();
        }

        private bool IsTargets => string.Equals(_key, KnownSettings.Targets, StringComparison.Ordinal);

        private void StartKey(string key, TomlParseEvent current)
        {
            _key = key;
            _keyPlace = PlaceOf(current);
            _setting = known.FirstOrDefault(s => string.Equals(s.Name, key, StringComparison.Ordinal));
            if (_setting is null && !IsTargets)
            {
                string[] names = [KnownSettings.Targets, .. known.Select(static s => s.Name)];
                Failure = Failure.Usage($"{_keyPlace}: unknown key \"{key}\"{Nearest.Hint(key, names)}");
                return;
            }

            if (_values.ContainsKey(key))
                Failure = Failure.Usage($"{_keyPlace}: \"{key}\" is given twice");
            _values[key] = [];
        }

        private void StartList()
        {
            if (_inList || (_setting is not null && _setting.Kind != SettingKind.List))
                Failure = Failure.Usage($"{_keyPlace}: \"{_key}\" takes {Expected()}, not a list");
            _inList = true;
        }

        private void Add(string value, TomlParseEvent current, bool isFlag)
        {
            if (isFlag != (_setting?.Kind == SettingKind.Flag))
            {
                Failure = Failure.Usage($"{PlaceOf(current)}: \"{_key}\" takes {Expected()}");
                return;
            }

            if ((IsTargets || _setting!.IsPath) && !string.Equals(value, "-", StringComparison.Ordinal) && !string.Equals(value, _setting?.Word, StringComparison.Ordinal))
                value = Path.Combine(Path.GetDirectoryName(path) ?? "", value);
            _values[_key] = _values[_key].Add(new SettingValue(value, $"{PlaceOf(current)}: {_key}"));
        }

        private string Expected() => _setting?.Kind switch
        {
            SettingKind.Flag => "true or false",
            SettingKind.Text => "one text in quotes",
            _ => "a list of texts in quotes",
        };

        private string PlaceOf(TomlParseEvent current) =>
            string.Create(CultureInfo.InvariantCulture, $"{path}:{current.Line}:{current.Column}");

        private string Raw(TomlParseEvent current) =>
            current.Span is { } span ? text.Substring(span.Start.Offset, span.Length) : "";
    }
}
