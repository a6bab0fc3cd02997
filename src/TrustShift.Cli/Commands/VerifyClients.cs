using System.Collections.Immutable;
using TrustShift.Pki.Clients;

namespace TrustShift.Cli.Commands;

/// <summary>Client names of the command line, resolved to profiles.</summary>
internal static class VerifyClients
{
    /// <summary>The profile of a name, with a note when it is not exactly the one asked for; null when there is none.</summary>
    public static VerifyClient? Find(string name) =>
        ClientProfiles.Resolve(name) is { } resolved ? new VerifyClient(name, resolved.Profile, resolved.Note) : null;

    /// <summary>Every build that was measured, then what no single build stands for: the careful and the strict client, and the platforms of which only documents tell.</summary>
    public static ImmutableArray<VerifyClient> All
    {
        get
        {
            HashSet<string> measured = [.. MeasuredProfiles.Names.Select(static name => name.Split('@')[0])];
            IEnumerable<string> others = ClientProfiles.All.Select(static profile => profile.Name).Where(name => !measured.Contains(name.Split('@')[0]));
            return [.. MeasuredProfiles.Names.Concat(others).Select(Find).OfType<VerifyClient>()];
        }
    }

    /// <summary>Whether the name stands for every client.</summary>
    public static bool IsAll(string name) => name.Equals("all", StringComparison.OrdinalIgnoreCase);

    /// <summary>The clients of <c>--client</c>, in the order given, each once.</summary>
    public static ImmutableArray<VerifyClient> Read(IEnumerable<string> names, out Failure? failure)
    {
        var clients = ImmutableArray.CreateBuilder<VerifyClient>();
        foreach (string name in names)
        {
            if (IsAll(name))
            {
                clients.AddRange(All);
            }
            else if (ClientProfiles.Resolve(name) is { HasUnknownOption: true, Note: { } note })
            {
                failure = Failure.Usage($"--client: \"{name}\": {note}");
                return [];
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
    public static string Unknown(string name) => ClientProfiles.Resolve(name.Split('@', '+')[0]) is not null
        ? $"--client: \"{name}\" is no profile: after the name come @ and a version that begins with a number, then options with + (openssl@3.0.19+partial-chain)"
        : $"--client: there is no profile \"{name}\"{Meant(name)}";

    // Of the family: "jave@17" is "java@17".
    private static string Meant(string name)
    {
        int end = name.AsSpan().IndexOfAny('@', '+');
        string family = end < 0 ? name : name[..end], rest = end < 0 ? "" : name[end..];
        string[] families = [.. ClientProfiles.All.Select(static p => p.Name.Split('@', '+')[0]).Distinct(StringComparer.Ordinal)];
        return Nearest.Of(family, families) is { } near ? $"; did you mean \"{near}{rest}\"?" : $" (known: {string.Join(", ", families)})";
    }
}
