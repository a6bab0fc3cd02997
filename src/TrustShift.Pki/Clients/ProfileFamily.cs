using System.Collections.Immutable;

namespace TrustShift.Pki.Clients;

/// <summary>One library or program in all its versions.</summary>
/// <param name="Name">The part of a profile's name before the at sign.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Measured">The versions of which real builds were driven; empty for a family that is documented only.</param>
/// <param name="Options">The options that names of this family may carry.</param>
/// <param name="Describe">The rules of a version.</param>
internal sealed record ProfileFamily(
    string Name, string Title, ImmutableArray<string> Measured, ImmutableArray<string> Options, Func<ProfileName, ClientProfile> Describe)
{
    /// <summary>The profile of a name of this family.</summary>
    public ResolvedProfile Resolve(ProfileName name)
    {
        ClientProfile profile = Describe(name) with { Name = name.Text, Title = name.Version is { } version ? $"{Title} {version.Text}" : Title };
        if (name.Options.Keys.FirstOrDefault(option => !Options.Contains(option, StringComparer.Ordinal)) is { } unknown)
        {
            // An option may loosen or tighten the rules: without knowing it nothing is certain.
            return new ResolvedProfile(profile with { IsProven = false }, $"{Title} has no option '{unknown}' that is known here{(Options.IsEmpty ? "" : $" (known: {string.Join(", ", Options)})")}") { HasUnknownOption = true };
        }

        return new ResolvedProfile(profile, profile.IsProven ? NoteOn(name) : $"the rules of {Title} are documented, not measured");
    }

    private string? NoteOn(ProfileName name)
    {
        if (name.Version is not { } asked)
            return null;
        ImmutableArray<LibraryVersion> measured = [.. Measured.Select(static text => LibraryVersion.TryParse(text)!.Value)];
        if (measured.IsEmpty || measured.Any(version => version.Covers(asked)))
            return null;
        // Ahead of all that was measured nobody knows what changes.
        LibraryVersion newest = measured.MaxBy(static version => version, Comparer<LibraryVersion>.Create(static (one, other) => one.IsAtLeast(other.Text) ? other.IsAtLeast(one.Text) ? 0 : 1 : -1));
        if (asked.IsAtLeast(newest.Text))
            return $"{Title} {asked.Text} was not measured and is newer than every version that was: the newest of them, {newest.Text}, stands in for it, and what changed since is not known";
        LibraryVersion nearest = measured.MinBy(version => version.DistanceTo(asked));
        return $"{Title} {asked.Text} was not measured; the nearest version that was is {nearest.Text}";
    }
}
