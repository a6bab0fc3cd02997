namespace TrustShift.Pki.Certificates;

/// <summary>The forms of a general name, each with its tag number (RFC 5280 4.2.1.6).</summary>
public enum GeneralNameKind
{
    /// <summary>otherName (0).</summary>
    Other = 0,
    /// <summary>rfc822Name (1): an e-mail address.</summary>
    Email = 1,
    /// <summary>dNSName (2).</summary>
    Dns = 2,
    /// <summary>x400Address (3).</summary>
    X400 = 3,
    /// <summary>directoryName (4).</summary>
    Directory = 4,
    /// <summary>ediPartyName (5).</summary>
    EdiParty = 5,
    /// <summary>uniformResourceIdentifier (6).</summary>
    Uri = 6,
    /// <summary>iPAddress (7): 4 or 16 bytes; in constraints twice as many, the second half a mask.</summary>
    IpAddress = 7,
    /// <summary>registeredID (8).</summary>
    RegisteredId = 8,
}
