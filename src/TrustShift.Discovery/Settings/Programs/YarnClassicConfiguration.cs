namespace TrustShift.Discovery.Settings.Programs;

/// <summary>Yarn 1 (classic.yarnpkg.com/docs/yarnrc): npm's keys <c>cafile</c> and <c>strict-ssl</c> with a space.</summary>
public sealed class YarnClassicConfiguration() : LineSettings(
    "yarnrc",
    [
        new("cafile", KeyKind.Store),
        new("strict-ssl", KeyKind.Switch),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith(".yarnrc", StringComparison.Ordinal);
}
