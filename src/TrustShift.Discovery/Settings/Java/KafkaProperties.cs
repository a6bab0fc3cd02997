namespace TrustShift.Discovery.Settings.Java;

/// <summary>Kafka's clients, Connect, and tools (kafka.apache.org/documentation, ssl.truststore.*), also of producers and consumers inside of others. A broker's store is for its clients and the other brokers.</summary>
public sealed class KafkaProperties() : LineSettings(
    "kafka-properties",
    [
        new("ssl.truststore.location", KeyKind.Store),
        new("*.ssl.truststore.location", KeyKind.Store),
        new("ssl.truststore.certificates", KeyKind.Certificates),
        new("*.ssl.truststore.certificates", KeyKind.Certificates),
        new("ssl.truststore.type", KeyKind.Word),
        new("*.ssl.truststore.type", KeyKind.Word),
    ])
{
    /// <inheritdoc/>
    public override bool IsOfOneProgram => false;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith(".properties", StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override bool Concerns(string text) => text.Contains("ssl.truststore.", StringComparison.Ordinal) && !text.Contains("spring.", StringComparison.Ordinal) && !text.Contains("quarkus.", StringComparison.Ordinal);
}
