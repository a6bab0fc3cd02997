namespace TrustShift.Catalogue.Migrations;

/// <summary>What is known of a chain.</summary>
public enum ChainStatus
{
    /// <summary>Documented as presented by endpoints in scope.</summary>
    Served,
    /// <summary>The provider reserves the right to present it.</summary>
    Possible,
}
