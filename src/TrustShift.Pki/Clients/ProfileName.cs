namespace TrustShift.Pki.Clients;

/// <summary>A name of the form <c>family@version[+option...]</c>, taken apart.</summary>
/// <param name="Text">The whole name.</param>
/// <param name="Family">The family, in lower case.</param>
/// <param name="Version">The version; null where none is given: the current one.</param>
/// <param name="Options">Options with their values; the value of a mere switch is empty.</param>
internal sealed record ProfileName(string Text, string Family, LibraryVersion? Version, IReadOnlyDictionary<string, string> Options)
{
    private const int MaxLength = 200;

    /// <summary>Reads a name; null when it has no such form.</summary>
    public static ProfileName? TryParse(string text)
    {
        if (text.Length is 0 or > MaxLength)
            return null;
        string[] parts = text.ToLowerInvariant().Split('+');
        string[] head = parts[0].Split('@');
        LibraryVersion? version = head.Length == 2 ? LibraryVersion.TryParse(head[1]) : null;
        if (head.Length > 2 || head[0].Length == 0 || (head.Length == 2 && version is null))
            return null;
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in parts.Skip(1))
        {
            string[] option = part.Split('=', 2);
            if (!options.TryAdd(option[0], option.Length == 2 ? option[1] : ""))
                return null;
        }

        return new ProfileName(text, head[0], version, options);
    }

    /// <summary>Whether the version is this one or a later one; a name without version is the current one.</summary>
    public bool IsAtLeast(string version) => Version is not { } own || own.IsAtLeast(version);

    /// <summary>Whether the version is this one or a later one, or its last release may be: "10" stands for 10.24.1.</summary>
    public bool Reaches(string version) => Version is not { } own || own.IsAtLeast(version) || own.Covers(LibraryVersion.TryParse(version)!.Value);

    /// <summary>Whether the switch is set.</summary>
    public bool Has(string option) => Options.ContainsKey(option);

    /// <summary>The version that an option names; null where it is absent or none.</summary>
    public LibraryVersion? VersionOf(string option) => Options.TryGetValue(option, out string? value) ? LibraryVersion.TryParse(value) : null;
}
