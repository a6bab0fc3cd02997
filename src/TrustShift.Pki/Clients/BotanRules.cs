namespace TrustShift.Pki.Clients;

/// <summary>Generations of Botan's checks, named by the first release that was measured to have them. Later ones compare as greater.</summary>
public enum BotanRules
{
    /// <summary>2.17: constraints bind the authority that has them too, and must be critical; the common name stands in for DNS names.</summary>
    Version217,
    /// <summary>2.19 of Debian: constraints are those of Botan 3 with their fixes; any alternative name rules the common name out.</summary>
    Version219,
    /// <summary>3.7: purposes of authorities count, and DNS names must be well formed.</summary>
    Version3,
    /// <summary>3.13: any purpose is one, a self-signed end entity can be trusted, paths are bounded, and constraints are read strictly.</summary>
    Version313,
}
