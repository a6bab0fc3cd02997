namespace TrustShift.Discovery.Settings.Java;

/// <summary>Spark (spark.apache.org/docs/latest/security.html): <c>spark.ssl.trustStore</c>, of the program or of one part of it. Options of its virtual machines are read as such.</summary>
public sealed class SparkDefaults() : LineSettings(
    "spark-defaults",
    [
        new("spark.ssl.trustStore", KeyKind.Store),
        new("spark.ssl.*.trustStore", KeyKind.Store),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("spark-defaults.conf", StringComparison.Ordinal);
}
