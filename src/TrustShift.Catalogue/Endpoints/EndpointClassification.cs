using TrustShift.Catalogue.Migrations;

namespace TrustShift.Catalogue.Endpoints;

/// <summary>What a migration says of one endpoint.</summary>
/// <param name="Service">Id of the service; null for a host that is no service of the migration.</param>
/// <param name="Form">Id of the matching form; null when none matches.</param>
/// <param name="Region">Captured region ("us-east-1"); null when the form has none or it is a variable.</param>
/// <param name="Exemption">The rule that takes it out of scope; null when it is in scope.</param>
public sealed record EndpointClassification(string? Service, string? Form, string? Region, Exemption? Exemption)
{
    /// <summary>Whether the endpoint presents chains of this migration.</summary>
    public bool IsInScope => Service is not null && Exemption is null;

    /// <summary>
    /// Whether nothing could be decided: a variable hides what the host is, it is a parent domain of endpoints, or the text is no host. Such an endpoint is neither in scope nor
    /// proof of the contrary; a list that holds one proves nothing.
    /// </summary>
    public bool IsUndecided => Service is null && Form is null && Exemption is null;
}
