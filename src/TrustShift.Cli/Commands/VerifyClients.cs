using System.Collections.Immutable;
using TrustShift.Pki.Clients;

namespace TrustShift.Cli.Commands;

/// <summary>Client names of the command line, resolved to profiles.</summary>
internal static class VerifyClients
{
    /// <summary>The profile of a name, with a note when it is not exactly the one asked for; null when there is none.</summary>
    public static VerifyClient? Find(string name) =>
        ClientProfiles.Resolve(name) is { } resolved ? new VerifyClient(name, resolved.Profile, resolved.Note) : null;

    /// <summary>Every profile.</summary>
    public static ImmutableArray<VerifyClient> All => [.. ClientProfiles.All.Select(static p => new VerifyClient(p.Name, p, null))];

    /// <summary>The clients of <c>--client</c>, in the order given, each once.</summary>
    public static ImmutableArray<VerifyClient> Read(IEnumerable<string> names, out Failure? failure)
    {
        var clients = ImmutableArray.CreateBuilder<VerifyClient>();
        foreach (string name in names)
        {
            if (name.Equals("all", StringComparison.OrdinalIgnoreCase))
            {
                clients.AddRange(All);
            }
            else if (Find(name) is { } client)
            {
                clients.Add(client);
            }
            else
            {
                failure = Failure.Usage(Unknown(name));
                return [];
            }
        }

        failure = null;
        return [.. clients.DistinctBy(static c => c.Asked, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>What is said of a name that no profile has.</summary>
    public static string Unknown(string name) =>
        $"--client: there is no profile \"{name}\"{Nearest.Hint(name, [.. ClientProfiles.All.Select(static p => p.Name)])}";
}
