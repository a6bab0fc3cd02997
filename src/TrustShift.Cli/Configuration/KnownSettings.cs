using System.Collections.Immutable;

namespace TrustShift.Cli.Configuration;

/// <summary>Every setting there is. A new option is one member here and one entry in the lists of the commands that take it.</summary>
public sealed class KnownSettings
{
    /// <summary>What is examined; an argument on the command line, a key in a file.</summary>
    public const string Targets = "targets";

    /// <summary><c>--migration ID</c>.</summary>
    public Setting Migration { get; } = new(
        "migration", SettingKind.List, "Migration to judge: an id of `migrations list`, or a migration file. Repeatable; default: all known ones.", "ID|FILE");

    /// <summary><c>--at DATE</c>.</summary>
    public Setting At { get; } = new("at", SettingKind.Text, "Judge this moment instead of now: 2021-04-01, or 2021-04-01T12:00:00Z.", "DATE|TIME");

    /// <summary><c>--uses s3,cloudfront</c>.</summary>
    public Setting Uses { get; } = new("uses", SettingKind.List, "State that the target uses these services, comma-separated: s3,cloudfront.", "SERVICES");

    /// <summary><c>--endpoint URL</c>.</summary>
    public Setting Endpoint { get; } = new("endpoint", SettingKind.List, "State an endpoint that the target talks to: URL or host name. Repeatable.", "URL");

    /// <summary><c>--endpoints-complete</c>.</summary>
    public Setting EndpointsComplete { get; } = new(
        "endpoints-complete", SettingKind.Flag, "State that the endpoints found and given are all there are: exempt ones alone then mean not impacted.");

    /// <summary><c>--resolve FILE</c>.</summary>
    public Setting Resolve { get; } = new(
        "resolve", SettingKind.List,
        "Tell custom domains that are other names of a service from plain hosts: a file of `name CNAME target` lines, a zone file, output of dig or of `aws route53 list-resource-record-sets`; or `live` to ask the DNS. Repeatable.",
        "FILE|live") { IsPath = true, Word = HostResolution.Live };

    /// <summary><c>--strict</c>.</summary>
    public Setting Strict { get; } = new(
        "strict", SettingKind.Flag, "Count a chain that is only possible like one that is served: fragile becomes impacted.");

    /// <summary><c>--password-file FILE</c>.</summary>
    public Setting PasswordFile { get; } = new(
        "password-file", SettingKind.Text, "Passwords to try on encrypted key stores, one a line.", "FILE") { IsPath = true };

    /// <summary><c>--exclude PATH</c>.</summary>
    public Setting Exclude { get; } = new(
        "exclude", SettingKind.List, "Leave this file or folder out (absolute, or relative to the target). Repeatable.", "PATH");

    /// <summary><c>--limit NAME=VALUE</c>.</summary>
    public Setting Limit { get; } = new(
        "limit", SettingKind.List, "How much is read of one file with all in it: file=64G, entries=1000000, depth=8, ratio=200, expanded=32G, memory=256M, time=600s, and certificates=200000 in all (the defaults). Repeatable.", "NAME=VALUE");

    /// <summary><c>--error-log FILE</c>.</summary>
    public Setting ErrorLog { get; } = new(
        "error-log", SettingKind.Text, "Tell which client printed the TLS errors in this log, and what they mean (- for standard input).", "FILE|-") { IsPath = true };

    /// <summary><c>--format text|json</c>.</summary>
    public Setting Format { get; } = new(
        "format", SettingKind.List, "text (default) or json. Repeatable: the nth --output takes the nth format.", "text|json", "-f");

    /// <summary><c>--output FILE</c>.</summary>
    public Setting Output { get; } = new(
        "output", SettingKind.List, "Write the report to this file instead of standard output (-). Repeatable.", "FILE", "-o") { IsPath = true };

    /// <summary><c>--fail-on</c>.</summary>
    public Setting FailOn { get; } = new(
        "fail-on", SettingKind.Text,
        "unknown (default: exit 1 when impacted, 2 when unknown), impacted (unknown exits 0) or never (every verdict exits 0).", "impacted|unknown|never");

    /// <summary><c>--config FILE</c>.</summary>
    public Setting Config { get; } = new("config", SettingKind.Text, "Read options from this TOML file; its keys are the option names.", "FILE");

    /// <summary><c>--quiet</c>.</summary>
    public Setting Quiet { get; } = new("quiet", SettingKind.Flag, "No progress.", alias: "-q");

    /// <summary><c>--verbose</c>.</summary>
    public Setting Verbose { get; } = new("verbose", SettingKind.Flag, "Leave nothing out: every chain, endpoint, store and gap.", alias: "-v");

    /// <summary><c>--no-color</c>.</summary>
    public Setting NoColor { get; } = new("no-color", SettingKind.Flag, "No colours (NO_COLOR in the environment does the same).");

    /// <summary>The options of <c>check</c>, in the order of its help.</summary>
    public ImmutableArray<Setting> OfCheck =>
    [
        Migration, At, Uses, Endpoint, EndpointsComplete, Resolve, Strict, PasswordFile, Exclude, Limit, ErrorLog, Format, Output, FailOn, Config, Quiet, Verbose, NoColor,
    ];

    /// <summary>The options of <c>inventory</c>, in the order of its help.</summary>
    public ImmutableArray<Setting> OfInventory => [Endpoint, PasswordFile, Exclude, Limit, Format, Output, Config, Quiet, Verbose, NoColor];

    /// <summary>The options of <c>explain</c>, in the order of its help: those that decide what <c>check</c> says.</summary>
    public ImmutableArray<Setting> OfExplain => [Migration, At, Uses, Endpoint, EndpointsComplete, Resolve, Strict, PasswordFile, Exclude, Limit, Format, Output, Config, Quiet, NoColor];

    /// <summary>What may stand in a configuration file: one file serves every command.</summary>
    public ImmutableArray<Setting> OfFile => OfCheck.Remove(Config);
}
