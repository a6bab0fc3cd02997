namespace TrustShift.Assessment.Security;

/// <summary>How bad a security finding is.</summary>
public enum Severity
{
    /// <summary>Part of the verification is missing (names are not checked), or a connection of which it is not known whether it leaves the machine is not verified.</summary>
    Low,
    /// <summary>One call, one host or one connection is not verified.</summary>
    Medium,
    /// <summary>A program verifies no server at all.</summary>
    High,
}
