namespace TrustShift.Discovery.Sources;

/// <summary>How closely a place is looked at.</summary>
public enum Look
{
    /// <summary>Not at all.</summary>
    Skip,
    /// <summary>By name: only what can be a trust store, a setting or a piece of software by its name is opened.</summary>
    Names,
    /// <summary>Every file is read.</summary>
    Content,
}
