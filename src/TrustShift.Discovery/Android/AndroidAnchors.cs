using System.Collections.Immutable;

namespace TrustShift.Discovery.Android;

/// <summary>The <c>trust-anchors</c> of one configuration of a network security policy.</summary>
/// <param name="Path">The policy's file.</param>
/// <param name="Line">Line of the configuration.</param>
/// <param name="Element">One of <see cref="OfAll"/>, <see cref="OfDomains"/>, <see cref="OfDebugging"/>.</param>
/// <param name="Domains">The domains that it is for; empty for all.</param>
/// <param name="Sources">"system", "user", "@raw/NAME", or the number of a resource: "@0x7f030000".</param>
public sealed record AndroidAnchors(string Path, int Line, string Element, ImmutableArray<string> Domains, ImmutableArray<string> Sources)
{
    /// <summary>Whom the application trusts where nothing else is said.</summary>
    public const string OfAll = "base-config";

    /// <summary>Whom it trusts for some domains.</summary>
    public const string OfDomains = "domain-config";

    /// <summary>Whom a build that can be debugged trusts besides.</summary>
    public const string OfDebugging = "debug-overrides";
}
