using TrustShift.Catalogue.Migrations;

namespace TrustShift.Catalogue.Endpoints;

/// <summary>Matches host names with the forms and exemptions of one migration.</summary>
public sealed class EndpointClassifier
{
    /// <summary>Compiles the forms of <paramref name="migration"/>.</summary>
    public EndpointClassifier(Migration migration) => throw new NotSupportedException("stub");

    /// <summary>
    /// Classifies one endpoint. A host that holds template variables (<c>{…}</c>, one or more whole or partial labels) matches a form by its
    /// literal rest; a capture that is or contains a variable is not known, so no rule about it can exempt.
    /// </summary>
    /// <param name="host">Lower-case host name without port.</param>
    /// <param name="scheme">"https", "http", another scheme, or null when not known (null is never exempt as plain HTTP).</param>
    public EndpointClassification Classify(string host, string? scheme) => throw new NotSupportedException("stub");
}
