namespace TrustShift.Discovery.Settings.Programs;

/// <summary>Yarn 2 and later (yarnpkg.com/configuration/yarnrc): <c>httpsCaFilePath</c>, also of single networks, and <c>enableStrictSsl</c>.</summary>
public sealed class YarnConfiguration() : YamlSettings(
    "yarnrc",
    [
        new("httpsCaFilePath", KeyKind.Store),
        new("caFilePath", KeyKind.Store), // before 3.2
        new("networkSettings.*.httpsCaFilePath", KeyKind.Store),
        new("networkSettings.*.caFilePath", KeyKind.Store),
        new("enableStrictSsl", KeyKind.Switch),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith(".yarnrc.yml", StringComparison.Ordinal);
}
