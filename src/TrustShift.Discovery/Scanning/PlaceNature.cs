namespace TrustShift.Discovery.Scanning;

/// <summary>What kind of file a place is: how much a host name in it says about use.</summary>
public enum PlaceNature
{
    /// <summary>Configuration of any form, or text whose purpose no rule tells.</summary>
    Configuration,
    /// <summary>Program code, scripts, compiled code.</summary>
    Code,
    /// <summary>Documentation, tests, vendored code.</summary>
    Sample,
}
