namespace TrustShift.Discovery.Settings.Programs;

/// <summary>kubectl and client libraries (kubernetes.io/docs/reference/config-api/kubeconfig.v1): authorities of the API servers, and of nothing else.</summary>
public sealed class KubeConfiguration() : YamlSettings(
    "kubeconfig",
    [
        new("clusters.cluster.certificate-authority", KeyKind.Store),
        new("clusters.cluster.insecure-skip-tls-verify", KeyKind.Switch),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith(".kube/config", StringComparison.Ordinal)
        || path.EndsWith("kubeconfig", StringComparison.Ordinal)
        || path.EndsWith("kubeconfig.yaml", StringComparison.Ordinal)
        || path.EndsWith("kubeconfig.yml", StringComparison.Ordinal);
}
