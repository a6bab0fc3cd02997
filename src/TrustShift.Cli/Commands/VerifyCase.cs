namespace TrustShift.Cli.Commands;

/// <summary>One line of <c>verify --cases</c>, with what it names found.</summary>
/// <param name="Id">The caller's id as it stands in the line, a JSON string or number in UTF-8; null when there is none.</param>
/// <param name="Client">The client.</param>
/// <param name="Store">The trust store.</param>
/// <param name="Chain">What the server sends, in the order sent.</param>
/// <param name="Name">Host name, or null.</param>
/// <param name="At">The moment to judge, or null for the command's.</param>
internal sealed record VerifyCase(byte[]? Id, VerifyClient Client, VerifyList Store, VerifyList Chain, string? Name, DateTimeOffset? At);
