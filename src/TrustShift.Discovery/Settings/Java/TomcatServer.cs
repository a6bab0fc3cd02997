using System.Collections.Immutable;

namespace TrustShift.Discovery.Settings.Java;

/// <summary>
/// Tomcat's connectors (tomcat.apache.org, SSL/TLS configuration): whom the server trusts as its clients, <c>truststoreFile</c>, <c>caCertificateFile</c>, <c>certificateVerification</c>. None of it
/// is about servers that applications in it connect to.
/// </summary>
public sealed class TomcatServer() : KeyedSettings(
    Mechanism,
    [
        new("*@truststoreFile", KeyKind.Store),
        new("*@caCertificateFile", KeyKind.Store),
        new("*@certificateVerification", KeyKind.Word),
        new("*@clientAuth", KeyKind.Word),
    ])
{
    /// <summary>The mechanism in evidence.</summary>
    public const string Mechanism = "tomcat-server";

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("conf/server.xml", StringComparison.Ordinal) || path is "server.xml";

    /// <inheritdoc/>
    protected override IReadOnlyList<SettingLine> Lines(string text, out bool isWhole) => SettingTrees.OfXml(text, out isWhole);
}
