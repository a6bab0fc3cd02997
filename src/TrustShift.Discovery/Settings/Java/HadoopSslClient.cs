namespace TrustShift.Discovery.Settings.Java;

/// <summary>Hadoop (hadoop.apache.org, Encrypted Shuffle; hadoop-aws): <c>ssl.client.truststore.location</c> and the TLS of S3A, <c>fs.s3a.ssl.channel.mode</c>.</summary>
public sealed class HadoopSslClient() : KeyedSettings(
    "hadoop-ssl",
    [
        new("ssl.client.truststore.location", KeyKind.Store),
        new("ssl.client.truststore.type", KeyKind.Word),
        new("fs.s3a.ssl.channel.mode", KeyKind.Word),
        new("fs.s3a.bucket.*.ssl.channel.mode", KeyKind.Word),
        new("hive.*truststore.path", KeyKind.Store),
    ])
{
    /// <inheritdoc/>
    public override bool IsOfOneProgram => false;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("ssl-client.xml", StringComparison.Ordinal)
        || path.EndsWith("core-site.xml", StringComparison.Ordinal)
        || path.EndsWith("hdfs-site.xml", StringComparison.Ordinal)
        || path.EndsWith("hive-site.xml", StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override IReadOnlyList<SettingLine> Lines(string text, out bool isWhole)
    {
        // <property><name>key</name><value>value</value></property>
        var lines = new List<SettingLine>();
        string name = "";
        foreach (SettingLine line in SettingTrees.OfXml(text, out isWhole))
        {
            if (line.Key.EndsWith("property.name", StringComparison.Ordinal))
                name = line.Value;
            else if (line.Key.EndsWith("property.value", StringComparison.Ordinal))
                lines.Add(line with { Key = name });
        }

        return lines;
    }
}
