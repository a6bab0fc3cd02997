namespace TrustShift.Discovery.Settings.Java;

/// <summary>Spring Boot (docs.spring.io/spring-boot, SSL; application properties): the trust stores of its bundles and clients. <c>server.ssl.trust-store</c> is for the certificates of the server's own clients.</summary>
public sealed class SpringConfiguration() : KeyedSettings(
    "spring",
    [
        new("spring.ssl.bundle.*.truststore.location", KeyKind.Store),
        new("spring.ssl.bundle.*.truststore.certificate", KeyKind.Store),
        new("spring.ssl.bundle.*.trust-certificate", KeyKind.Store), // before 3.2
        new("spring.kafka.*ssl.trust-store-location", KeyKind.Store),
        new("spring.kafka.*ssl.trust-store-certificates", KeyKind.Certificates),
        new("spring.kafka.*ssl.truststore.location", KeyKind.Store),
        new("spring.rabbitmq.*ssl.trust-store", KeyKind.Store),
        new("spring.rabbitmq.ssl.validate-server-certificate", KeyKind.Switch),
        new("spring.data.*ssl.trust-store", KeyKind.Store),
        new("spring.ldap.*trust-store", KeyKind.Store),
        new("spring.cloud.config.tls.trust-store", KeyKind.Store),
        new("spring.cloud.vault.ssl.trust-store", KeyKind.Store),
        new("eureka.client.tls.trust-store", KeyKind.Store),
        new("spring.cloud.gateway.*trusted-x509-certificates", KeyKind.Store),
        new("spring.cloud.gateway.*use-insecure-trust-manager", KeyKind.Switch),
        new("zuul.ssl-host-validation-enabled", KeyKind.Switch),
    ])
{
    /// <inheritdoc/>
    public override bool IsOfOneProgram => false;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => JavaPropertyFiles.IsApplication(path);

    /// <inheritdoc/>
    protected override bool Concerns(string text) => text.Contains("spring", StringComparison.Ordinal) || text.Contains("eureka", StringComparison.Ordinal) || text.Contains("zuul", StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override IReadOnlyList<SettingLine> Lines(string text, out bool isWhole) => JavaPropertyFiles.Read(text, out isWhole);
}
