namespace TrustShift.Pki.Clients;

/// <summary>What a client's answer can depend on though it should not: RFC 5280 section 6 knows neither order nor what lies beside the path.</summary>
[Flags]
public enum InputSensitivity
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>The order of what the server sends after the end entity.</summary>
    ServedOrder = 1,
    /// <summary>Certificates of strangers among what the server sends.</summary>
    ServedStrangers = 2,
    /// <summary>The order of the store's entries.</summary>
    StoreOrder = 4,
    /// <summary>Certificates of strangers in the store.</summary>
    StoreStrangers = 8,
}
