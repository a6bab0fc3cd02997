using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Settings;

namespace TrustShift.Discovery.Android;

/// <summary>The manifest of an Android application in source: which network security policy it names. What is built from it is another file.</summary>
public sealed class AndroidManifestFile : SettingFile
{
    /// <inheritdoc/>
    public override bool IsOfOneProgram => false;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("AndroidManifest.xml", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        if (text.Contains("networkSecurityConfig", StringComparison.Ordinal))
            AndroidManifest.Read(text, findings, isBuilt: false);
    }
}
