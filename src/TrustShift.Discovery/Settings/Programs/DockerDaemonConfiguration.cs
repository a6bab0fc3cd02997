namespace TrustShift.Discovery.Settings.Programs;

/// <summary>The Docker daemon (docs.docker.com/reference/cli/dockerd): registries that are not verified. Authorities of single registries lie in /etc/docker/certs.d.</summary>
public sealed class DockerDaemonConfiguration() : YamlSettings(
    "docker-daemon",
    [
        new("insecure-registries", KeyKind.Word),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("docker/daemon.json", StringComparison.Ordinal);
}
