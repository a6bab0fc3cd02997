namespace TrustShift.Pki.Clients;

/// <summary>Which of several certificates with the issuer's name a library takes that does not go back.</summary>
public enum IssuerChoice
{
    /// <summary>The first one, whatever its dates say.</summary>
    First,
    /// <summary>The first valid one, else the last of the others.</summary>
    FirstValidElseLast,
    /// <summary>The first valid one, else the one that expires last.</summary>
    FirstValidElseLatest,
    /// <summary>The first valid one, else none.</summary>
    FirstValidOnly,
}
