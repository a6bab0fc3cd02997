namespace TrustShift.Pki.Clients;

/// <summary>Windows SChannel: CertGetCertificateChain builds all chains and takes the best one, and the store can grow by itself (automatic root update). Documented, not measured.</summary>
internal static class WindowsFamily
{
    public static ProfileFamily Family { get; } = new("windows", "Windows SChannel", [], [], static _ => new ClientProfile(
        "windows", "Windows SChannel", PathSearch.DepthFirst, "Microsoft CertGetCertificateChain")
    {
        IsProven = false,
        Rules = new ChainRules { MinRsaBits = 1024 },
    });
}
