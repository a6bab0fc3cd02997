namespace TrustShift.Discovery.Settings.Java;

/// <summary>Quarkus (quarkus.io/guides/tls-registry-reference): the trust stores of its TLS configurations and REST clients, and <c>trust-all</c>.</summary>
public sealed class QuarkusConfiguration() : KeyedSettings(
    "quarkus",
    [
        new("quarkus.tls.*trust-store.pem.certs*", KeyKind.Store),
        new("quarkus.tls.*trust-store.*.path", KeyKind.Store),
        new("quarkus.tls.*trust-all", KeyKind.Switch),
        new("quarkus.tls.trust-all", KeyKind.Switch),
        new("quarkus.rest-client.*trust-store", KeyKind.Store),
        new("quarkus.rest-client.*verify-host", KeyKind.Switch),
        new("quarkus.*trust-certificate-pem.certs*", KeyKind.Store),
        new("quarkus.*trust-certificate-jks.path", KeyKind.Store),
        new("quarkus.*trust-certificate-pfx.path", KeyKind.Store),
        new("*/mp-rest/trustStore", KeyKind.Store),
    ])
{
    /// <inheritdoc/>
    public override bool IsOfOneProgram => false;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => JavaPropertyFiles.IsApplication(path);

    /// <inheritdoc/>
    protected override bool Concerns(string text) => text.Contains("quarkus", StringComparison.Ordinal) || text.Contains("mp-rest", StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override IReadOnlyList<SettingLine> Lines(string text, out bool isWhole) => JavaPropertyFiles.Read(text, out isWhole);
}
