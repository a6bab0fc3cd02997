using System.Collections.Immutable;
using TrustShift.Cli.Configuration;

namespace TrustShift.Cli.Commands;

/// <summary>The options of <c>verify</c>: its own, and those that it shares with other commands.</summary>
internal sealed class VerifySettings
{
    /// <summary>What every command may take.</summary>
    public KnownSettings Known { get; } = new();

    public Setting Client { get; } = new(
        "client", SettingKind.List, "Client profile: family, or family@version[+option...], or all. Repeatable.", "PROFILE|all");

    public Setting Store { get; } = new(
        "store", SettingKind.List, "Trust store in any format that check reads, or an OpenSSL CApath folder. Repeatable: their union.", "FILE");

    public Setting Chain { get; } = new("chain", SettingKind.Text, "What the server sends, in its order: PEM, DER or PKCS#7.", "FILE");

    public Setting Name { get; } = new("name", SettingKind.Text, "Host name that the client asks for; without it names are not checked.", "HOST");

    public Setting Cases { get; } = new(
        "cases", SettingKind.Text, "Many questions, one JSON object a line (- for standard input); one answer a line goes to standard output.", "FILE|-");

    public ImmutableArray<Setting> All =>
        [Client, Store, Chain, Name, Cases, Known.At, Known.PasswordFile, Known.Format, Known.Output, Known.Config, Known.Verbose, Known.NoColor];
}
