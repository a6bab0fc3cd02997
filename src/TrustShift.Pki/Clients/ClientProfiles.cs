using System.Collections.Immutable;

namespace TrustShift.Pki.Clients;

/// <summary>Every family of profiles. A new one is one file and one line here.</summary>
public static class ClientProfiles
{
    private static readonly ImmutableArray<ProfileFamily> Families =
    [
        OpenSslFamily.Family,
        .. GnuTlsFamily.Families,
        GoFamily.Family,
        JavaFamily.Family,
        FirefoxFamily.Family,
        ChromiumFamily.Family,
        RustlsFamily.Family,
        ErlangFamily.Family,
        CurlFamily.Family,
        RubyFamily.Family,
        PerlFamily.Family,
        PhpFamily.Family,
        NodeFamily.Family,
        .. DotNetFamily.Families,
        PythonFamily.Family,
        RequestsFamily.Family,
        BotocoreFamily.Family,
        LibreSslFamily.Family,
        BoringSslFamily.Family,
        AwsCrtFamily.Family,
        .. NssFamily.Families,
        MbedTlsFamily.Family,
        WolfSslFamily.Family,
        BotanFamily.Family,
        BearSslFamily.Family,
        WindowsFamily.Family,
        .. AppleFamily.Families,
        AndroidFamily.Family,
        WebPkiFamily.Family,
    ];

    /// <summary>The default, where the library is not known or not modelled.</summary>
    public static ClientProfile Careful => CarefulProfile.Profile;

    /// <summary>The default first, then the current version of every family, and the two that a host may still have of old.</summary>
    public static ImmutableArray<ClientProfile> All { get; } =
    [
        CarefulProfile.Profile,
        .. Families.Select(static family => family.Resolve(ProfileName.TryParse(family.Name)!).Profile),
        Resolve("openssl@1.0.2")!.Profile,
        Resolve("openssl@1.0.1")!.Profile,
    ];

    /// <summary>Every measured version of every family, in the order of the families.</summary>
    public static ImmutableArray<ClientProfile> Measured { get; } =
        [.. Families.SelectMany(static family => family.Measured.Select(version => family.Resolve(ProfileName.TryParse($"{family.Name}@{version}")!).Profile))];

    /// <summary>
    /// The profile of a name of the form <c>family@version[+option...]</c>. A family alone is its current default build; a version that was not
    /// measured takes the rules of its range, and the note says so. Null when the family is not known or the name has no such form.
    /// </summary>
    public static ResolvedProfile? Resolve(string name)
    {
        if (name.Equals(Careful.Name, StringComparison.OrdinalIgnoreCase))
            return new ResolvedProfile(Careful, null);
        return ProfileName.TryParse(name) is { } parsed
            ? Families.FirstOrDefault(family => string.Equals(family.Name, parsed.Family, StringComparison.Ordinal))?.Resolve(parsed)
            : null;
    }

    /// <summary>The profile of this name, compared without case; null when there is none.</summary>
    public static ClientProfile? Find(string name) =>
        All.FirstOrDefault(profile => profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? Resolve(name)?.Profile;

    /// <summary>The profile of this name.</summary>
    /// <exception cref="ArgumentException">There is none: a family was misspelt in the code.</exception>
    public static ClientProfile Get(string name) => Find(name) ?? throw new ArgumentException($"No client profile is named '{name}'.", nameof(name));
}
