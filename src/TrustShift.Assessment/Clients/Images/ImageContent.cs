namespace TrustShift.Assessment.Clients.Images;

/// <summary>What the name of an image says of its content.</summary>
/// <param name="Runtime">"Node.js", "Python", "Java", ...; null for an image of an operating system.</param>
/// <param name="Version">The version as far as the tag states it ("8", "8.16.0", "7u40"); null when it does not.</param>
/// <param name="Vendor">Who makes the runtime, where there are several ("Amazon Corretto"); else null.</param>
/// <param name="System">The operating system's id of os-release(5) ("debian"); null when the name does not say.</param>
/// <param name="SystemVersion">Its version ("8"); null when the name does not say.</param>
internal sealed record ImageContent(string? Runtime, string? Version, string? Vendor, string? System, string? SystemVersion)
{
    /// <summary>For people: "Node.js 8 on Alpine".</summary>
    public string Text
    {
        get
        {
            string runtime = Runtime is null ? "" : Version is null ? Runtime : $"{Runtime} {Version}";
            string system = System is null ? "" : (Runtime is null ? "" : " on ") + (SystemVersion is null ? System : $"{System} {SystemVersion}");
            return runtime + system;
        }
    }
}
