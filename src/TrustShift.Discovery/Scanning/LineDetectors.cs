using System.Collections.Immutable;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Pins;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Settings.Verification;
using TrustShift.Discovery.Software.Programs;

namespace TrustShift.Discovery.Scanning;

/// <summary>Every detector of lines; add a line for a new one.</summary>
public static class LineDetectors
{
    /// <summary>The list, for a vocabulary of host suffixes.</summary>
    public static ImmutableArray<LineDetector> All(EndpointVocabulary vocabulary) =>
    [
        new UrlEndpoints(vocabulary),
        new BareEndpoints(vocabulary),
        new PrefixedPins(),
        new AndroidPins(),
        new HexadecimalPins(),
        new BareHashPins(),
        new PropertyListPins(),
        new PublicKeyPins(),
        new DanePins(),
        new PinnedKeyFiles(),
        new NamePins(),
        new VariableAssignments(),
        new NodeCommands(),
        new JvmTrustStore(),
        new StoreReferences(),
        new VerificationSwitches(),
        new ExplicitVerification(),
        new GoPrograms(),
        new RustPrograms(),
        new RustTls(),
        new BundledRuntimes(),
        new NativePrograms(),
    ];
}
