using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Windows;

/// <summary>What the certificate stores of Windows are for, by their names (learn.microsoft.com, "System store locations").</summary>
internal static class WindowsStores
{
    /// <summary>What a certificate is to TLS servers that lies in a store: Root and AuthRoot hold anchors, Disallowed refuses, the others hold intermediates and identities.</summary>
    public static AnchorUsage UsageOf(ReadOnlySpan<char> store) =>
        store.Equals("Root", StringComparison.OrdinalIgnoreCase) || store.Equals("AuthRoot", StringComparison.OrdinalIgnoreCase) ? AnchorUsage.Any
        : store.Equals("Disallowed", StringComparison.OrdinalIgnoreCase) ? AnchorUsage.Rejected
        : AnchorUsage.OtherOnly;
}
