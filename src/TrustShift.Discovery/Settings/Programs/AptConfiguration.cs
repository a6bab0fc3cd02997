namespace TrustShift.Discovery.Settings.Programs;

/// <summary>apt (apt-transport-https(1)): <c>Acquire::https::CAInfo</c>, <c>Verify-Peer</c>, also of single hosts; written in blocks or with colons.</summary>
public sealed class AptConfiguration() : KeyedSettings(
    "apt-conf",
    [
        new("Acquire::https::CAInfo", KeyKind.Store),
        new("Acquire::https::*::CAInfo", KeyKind.Store),
        new("Acquire::https::Verify-Peer", KeyKind.Switch),
        new("Acquire::https::*::Verify-Peer", KeyKind.Switch),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.Contains("etc/apt/", StringComparison.Ordinal) && (path.Contains("apt.conf", StringComparison.Ordinal));

    /// <inheritdoc/>
    protected override IReadOnlyList<SettingLine> Lines(string text, out bool isWhole)
    {
        isWhole = true;
        var lines = new List<SettingLine>();
        var above = new Stack<string>();
        // apt.conf(5): Acquire { https { CAInfo "x"; }; }; is Acquire::https::CAInfo "x";
        foreach (ConfigurationStatement statement in ConfigurationStatement.Of(text))
        {
            string name = string.Join("::", above.Reverse().Append(statement.Words.IsEmpty ? "" : statement.Words[0]).Where(static part => part.Length > 0));
            if (statement.Opens)
                above.Push(statement.Words.IsEmpty ? "" : statement.Words[0]);
            else if (statement.Closes)
                above.TryPop(out _);
            else if (statement.Words.Length > 1)
                lines.Add(new SettingLine(statement.Line, "", name, statement.Words[1]));
        }

        return lines;
    }
}
