using System.Collections.Immutable;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Messages;

/// <summary>
/// What a client itself prints when it refuses a chain, as measured with real builds (facts/clients/observations). Where its text for a cause was not seen, nothing is
/// said. What differs from run to run (ports, source lines, places of files) stands as "…".
/// </summary>
public static class ClientMessages
{
    /// <summary>What stands for a part that is not known here.</summary>
    public const string Varying = "…";

    private static readonly ImmutableArray<MessageFamily> Families =
    [
        .. OpenSslMessages.Families,
        .. PythonMessages.Families,
        .. NodeMessages.Families,
        .. GnuTlsMessages.Families,
        .. DotNetMessages.Families,
        .. GoMessages.Families,
        .. JavaMessages.Families,
        .. ErlangMessages.Families,
        .. NssMessages.Families,
        .. BrowserMessages.Families,
        .. RustMessages.Families,
        .. BotanMessages.Families,
        .. EmbeddedMessages.Families,
    ];

    /// <summary>The client's own text; null when it does not refuse, or when its text for this cause is not known.</summary>
    /// <param name="profile">The profile that answered.</param>
    /// <param name="request">The question.</param>
    /// <param name="result">The answer.</param>
    public static string? Of(ClientProfile profile, PathRequest request, PathResult result) =>
        result.Outcome == PathOutcome.Rejected && !request.Presented.IsDefaultOrEmpty && ProfileName.TryParse(profile.Name) is { } name
            ? Families.FirstOrDefault(family => string.Equals(family.Name, name.Family, StringComparison.Ordinal))?.Say(new Refusal(name, profile, request, result))
            : null;
}
