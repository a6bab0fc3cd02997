using System.Collections.Immutable;

namespace TrustShift.Pki.Clients;

/// <summary>Every profile. A new one is one file and one line here.</summary>
public static class ClientProfiles
{
    /// <summary>The default, where the library is not known or not modelled.</summary>
    public static ClientProfile Careful => CarefulProfile.Profile;

    /// <summary>All profiles, the default first.</summary>
    public static ImmutableArray<ClientProfile> All { get; } =
    [
        CarefulProfile.Profile,
        OpenSslProfile.Profile,
        OpenSsl102Profile.Profile,
        OpenSsl101Profile.Profile,
        GnuTlsProfile.Profile,
        JavaPkixProfile.Profile,
        NodeProfile.Profile,
        GoProfile.Profile,
        DotNetProfile.Profile,
        CurlProfile.Profile,
    ];

    /// <summary>The profile of this name, compared without case; null when there is none.</summary>
    public static ClientProfile? Find(string name) =>
        All.FirstOrDefault(profile => profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The profile of this name.</summary>
    /// <exception cref="ArgumentException">There is none: a family was misspelt in the code.</exception>
    public static ClientProfile Get(string name) => Find(name) ?? throw new ArgumentException($"No client profile is named '{name}'.", nameof(name));
}
