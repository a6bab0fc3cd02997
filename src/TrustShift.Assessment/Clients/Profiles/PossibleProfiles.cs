using System.Collections.Immutable;
using TrustShift.Pki.Clients;

namespace TrustShift.Assessment.Clients.Profiles;

/// <summary>
/// The profiles that a program may have, as far as its version and that of its TLS library are known. It is judged by all of them: what only some of them accept is not decided.
/// </summary>
/// <param name="All">At least one; the likeliest first.</param>
internal sealed record PossibleProfiles(ImmutableArray<ResolvedProfile> All)
{
    /// <summary>The profiles of these names.</summary>
    /// <exception cref="ArgumentException">A name that the code makes is none of a profile.</exception>
    public static PossibleProfiles Of(params IEnumerable<string> names) => new(
    [
        .. names.Select(Resolve)
            .DistinctBy(static resolved => resolved.Profile.Name, StringComparer.Ordinal),
    ]);

    private static ResolvedProfile Resolve(string name) => ClientProfiles.Resolve(name) ?? throw new ArgumentException($"No client profile is named '{name}'.", nameof(name));

    /// <summary>The profile that is told.</summary>
    public ClientProfile First => All[0].Profile;

    /// <summary>The other ones.</summary>
    public ImmutableArray<ClientProfile> Others => [.. All.Skip(1).Select(static resolved => resolved.Profile)];

    /// <summary>What a person must know of how they were chosen, each once.</summary>
    public ImmutableArray<string> Notes => [.. All.Select(static resolved => resolved.Note).OfType<string>().Distinct(StringComparer.Ordinal)];
}
