namespace TrustShift.Discovery.Settings.Java;

/// <summary>Configuration of Spring Boot and Quarkus applications: properties or YAML, by the same names.</summary>
internal static class JavaPropertyFiles
{
    /// <summary>Whether the file is one: <c>application.yml</c>, <c>application-prod.properties</c>, <c>bootstrap.yaml</c>, <c>microprofile-config.properties</c>.</summary>
    public static bool IsApplication(ReadOnlySpan<char> path)
    {
        ReadOnlySpan<char> name = path[(path.LastIndexOf('/') + 1)..];
        return (name.StartsWith("application", StringComparison.Ordinal) || name.StartsWith("bootstrap", StringComparison.Ordinal) || name.StartsWith("microprofile-config", StringComparison.Ordinal))
            && (name.EndsWith(".properties", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal) || name.EndsWith(".yaml", StringComparison.Ordinal));
    }

    /// <summary>The keys and values; profiles of Quarkus ("%prod.") are taken off.</summary>
    public static IReadOnlyList<SettingLine> Read(string text, out bool isWhole)
    {
        // Properties have a sign between key and value on their first line that counts; YAML has a colon.
        bool isProperties = text.Split('\n').Select(static l => l.Trim()).FirstOrDefault(static l => l.Length > 0 && l[0] is not ('#' or '!' or '-')) is { } first
            && first.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign && (first.IndexOf(": ", StringComparison.Ordinal) is var colon && (colon < 0 || colon > sign));
        isWhole = true;
        IEnumerable<SettingLine> lines = isProperties ? SettingLine.Of(text) : SettingTrees.OfYaml(text, out isWhole);
        return [.. lines.Select(static l => l.Key.StartsWith('%') && l.Key.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? l with { Key = l.Key[(dot + 1)..].Trim('"') } : l)];
    }
}
