namespace TrustShift.Discovery.Settings.Programs;

/// <summary>yum and dnf (dnf.conf(5)): <c>sslcacert</c> and <c>sslverify</c>, of the program or of one repository.</summary>
public sealed class YumConfiguration() : LineSettings(
    "yum-repo",
    [
        new("sslcacert", KeyKind.Store),
        new("sslverify", KeyKind.Switch),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith(".repo", StringComparison.Ordinal) || path.EndsWith("etc/yum.conf", StringComparison.Ordinal) || path.EndsWith("etc/dnf/dnf.conf", StringComparison.Ordinal);
}
