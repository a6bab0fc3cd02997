namespace TrustShift.Pki.Clients;

/// <summary>.NET on Linux: OpenSSL finds the chain; entries that are not self-issued never are anchors.</summary>
internal static class DotNetProfile
{
    public static ClientProfile Profile { get; } = new(
        "dotnet",
        ".NET",
        PathSearch.StoreFirst,
        "dotnet/runtime OpenSslX509ChainProcessor.cs; measured with .NET 8 and 10")
    {
        ComparesNameBytes = false,
        TakesStoreIntermediatesAsSent = true,
    };
}
