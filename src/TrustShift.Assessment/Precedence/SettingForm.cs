namespace TrustShift.Assessment.Precedence;

/// <summary>What the value of a setting says.</summary>
public enum SettingForm
{
    /// <summary>The path of a file or folder.</summary>
    Path,
    /// <summary>Paths with colons between them.</summary>
    Paths,
    /// <summary>A choice between stores that the runtime knows itself.</summary>
    Choice,
}
