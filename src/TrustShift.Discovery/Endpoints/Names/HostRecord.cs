namespace TrustShift.Discovery.Endpoints.Names;

/// <summary>A name that stands for another one in the DNS: a CNAME record (RFC 1034 3.6.2), or an alias record of Route 53.</summary>
/// <param name="Name">Lower case, without the dot at its end; may begin with "*.".</param>
/// <param name="Target">The name that it leads to, likewise.</param>
/// <param name="Place">Where it stands: a file with its line, or "DNS".</param>
public sealed record HostRecord(string Name, string Target, string Place);
