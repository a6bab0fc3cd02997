namespace TrustShift.Catalogue.Roots;

/// <summary>Bits of the timeline's form; the README beside the file says the same.</summary>
internal static class TimelineFlags
{
    /// <summary>The two lowest bits of an entry are its <see cref="TimelineBasis"/>.</summary>
    public const int BasisMask = 3;

    public const int HasDate = 1 << 2;
    public const int HasAdded = 1 << 3;
    public const int HasRemoved = 1 << 4;

    /// <summary>The constraints of the entry before hold on.</summary>
    public const int KeepsConstraints = 1 << 5;

    /// <summary>A list of constraints follows; with neither bit there are none.</summary>
    public const int HasConstraints = 1 << 6;

    /// <summary>A constraint: a moment follows.</summary>
    public const int ConstraintHasDate = 1;

    /// <summary>A constraint: the root is switched off.</summary>
    public const int ConstraintDisabled = 2;
}
