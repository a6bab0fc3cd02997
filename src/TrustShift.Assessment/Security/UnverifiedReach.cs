namespace TrustShift.Assessment.Security;

/// <summary>Whose connections a setting leaves unverified.</summary>
public enum UnverifiedReach
{
    /// <summary>None: the setting switches nothing off.</summary>
    None,
    /// <summary>Only names are not checked; the authority still decides.</summary>
    Names,
    /// <summary>A connection that may or may not leave the machine (a database, an upstream of a proxy).</summary>
    Connection,
    /// <summary>One call, one host, or one part of a program.</summary>
    Call,
    /// <summary>Every connection of the program that the setting belongs to, unless a call of it asks for verification itself.</summary>
    Program,
}
