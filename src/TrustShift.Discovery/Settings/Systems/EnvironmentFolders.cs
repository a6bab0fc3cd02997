using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Systems;

/// <summary>Folders of which each file is a variable, for envdir(8), chpst(8) <c>-e</c>, s6-envdir and the images built on them: the file's name is the variable's, its first line the value.</summary>
public sealed class EnvironmentFolders : SettingFile
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path)
    {
        ReadOnlySpan<char> name = path[(path.LastIndexOf('/') + 1)..];
        return name.Length > 4 && char.IsAsciiLetterUpper(name[0]) && !name.Contains('.') && TrustVariables.IsPathVariable(name.ToString());
    }

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        string name = findings.Path[(findings.Path.LastIndexOf('/') + 1)..], value = text.Split('\n')[0].Trim();
        if (TrustVariables.Keep(name, value) is { } kept)
            findings.Add(new SettingEvidence(findings.Path, 1, TrustVariables.Mechanism, name, kept));
    }
}
