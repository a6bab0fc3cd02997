namespace TrustShift.Discovery.Settings.Programs;

/// <summary>podman, skopeo and buildah (containers-registries.conf(5)): <c>insecure</c> registries are not verified.</summary>
public sealed class ContainerRegistries() : TomlSettings(
    "registries-conf",
    [
        new("registry.insecure", KeyKind.Switch),
        new("registry.mirror.insecure", KeyKind.Switch),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("containers/registries.conf", StringComparison.Ordinal) || (path.Contains("registries.conf.d/", StringComparison.Ordinal) && path.EndsWith(".conf", StringComparison.Ordinal));
}
