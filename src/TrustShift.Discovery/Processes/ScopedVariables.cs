using TrustShift.Catalogue.Yaml;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;

namespace TrustShift.Discovery.Processes;

/// <summary>The trust variables of one program while its definition is read: a later assignment replaces an earlier one.</summary>
/// <param name="scope">The id of the program.</param>
internal sealed class ScopedVariables(string scope)
{
    private readonly Dictionary<string, SettingEvidence> _byName = new(StringComparer.Ordinal);

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _byName.Count == 0;

    /// <summary>The settings, ordinal order of names.</summary>
    public IEnumerable<SettingEvidence> Settings => _byName.Values.OrderBy(static s => s.Name, StringComparer.Ordinal);

    /// <summary>Assigns one; a value of which nothing is kept takes the earlier one away.</summary>
    public void Set(string path, int line, string name, string value)
    {
        _byName.Remove(name);
        if (TrustVariables.Keep(name, value) is { } kept)
            _byName[name] = new SettingEvidence(path, line, TrustVariables.Mechanism, name, kept) { Scope = scope };
    }

    /// <summary>Assigns those of a mapping, of a list of <c>A=b</c>, of a list of mappings with name and value, or of a list of such mappings.</summary>
    public void SetAll(string path, YamlNode? node)
    {
        switch (node)
        {
            case YamlMapping mapping when (mapping.Text("name") ?? mapping.Text("Name")) is { } name && (mapping.Find("value") ?? mapping.Find("Value")) is YamlScalar { IsNull: false } value:
                Set(path, value.Line, name, value.Value);
                break;
            case YamlMapping mapping:
                foreach ((YamlScalar name, YamlNode value) in mapping.Entries)
                {
                    if (value is YamlScalar { IsNull: false } scalar)
                        Set(path, scalar.Line, name.Value, scalar.Value);
                    // GitLab and app.json: A: { value: b }.
                    else if ((value as YamlMapping)?.Find("value") is YamlScalar described)
                        Set(path, described.Line, name.Value, described.Value);
                }

                break;
            case YamlSequence list:
                foreach (YamlNode item in list.Items)
                {
                    if (item is YamlScalar scalar && scalar.Value.IndexOf('=', StringComparison.Ordinal) is > 0 and var cut)
                        Set(path, scalar.Line, scalar.Value[..cut], scalar.Value[(cut + 1)..]);
                    else if (item is YamlMapping)
                        SetAll(path, item);
                }

                break;
            default:
                break;
        }
    }
}
