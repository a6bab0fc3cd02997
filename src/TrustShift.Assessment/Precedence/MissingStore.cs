namespace TrustShift.Assessment.Precedence;

/// <summary>What a runtime does when the store that a setting names cannot be read.</summary>
public enum MissingStore
{
    /// <summary>That part of the store is empty.</summary>
    IsEmpty,
    /// <summary>It makes no connection at all.</summary>
    Fails,
    /// <summary>It goes on as if the setting were not there. Whether the store is there where the program runs decides, so that this is never taken for certain.</summary>
    IsPassedOver,
}
