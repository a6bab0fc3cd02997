namespace TrustShift.Discovery.Evidence;

/// <summary>A setting that changes which store a client uses. Values that could hold secrets are never kept.</summary>
/// <param name="Path">File, or "environment" for the environment of the examining process.</param>
/// <param name="Line">Line, from 1; 0 when there is none.</param>
/// <param name="Mechanism">"environment-variable", "curlrc", "gitconfig", "aws-config", "jvm-option", "pip-config", "npmrc".</param>
/// <param name="Name">Variable or key, e.g. "SSL_CERT_FILE", "http.sslCAInfo", "ca_bundle", "javax.net.ssl.trustStore".</param>
/// <param name="Value">The value: a path or an option.</param>
public sealed record SettingEvidence(string Path, int Line, string Mechanism, string Name, string Value)
{
    /// <summary>What stands between several paths in one value, where the setting names several.</summary>
    public const char Between = '|';

    /// <summary>The id of the <see cref="ProcessEvidence"/> that the setting holds for alone; null where its place decides whom it concerns.</summary>
    public string? Scope { get; init; }

    /// <summary>"environment", or the file with its line.</summary>
    public string Place => Line > 0 ? $"{Path}:{Line}" : Path;
}
