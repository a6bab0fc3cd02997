using System.Collections.Immutable;

namespace TrustShift.Discovery.Settings;

/// <summary>Every file that configures trust; add a line for a new one.</summary>
public static class SettingFiles
{
    /// <summary>The list.</summary>
    public static ImmutableArray<SettingFile> All { get; } =
    [
        new CurlConfiguration(),
        new GitConfiguration(),
        new AwsConfiguration(),
        new WgetConfiguration(),
        new PipConfiguration(),
        new NpmConfiguration(),
        new PhpConfiguration(),
        new CaCertificatesConfiguration(),
    ];

    /// <summary>The one that reads this path, or null.</summary>
    public static SettingFile? Find(ReadOnlySpan<char> path)
    {
        foreach (SettingFile file in All)
        {
            if (file.Matches(path))
                return file;
        }

        return null;
    }
}
