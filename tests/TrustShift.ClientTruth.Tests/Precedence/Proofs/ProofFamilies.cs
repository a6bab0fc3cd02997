using System.Collections.Immutable;

namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>Every family; add a line for a new one.</summary>
internal static class ProofFamilies
{
    public static ImmutableArray<ProofFamily> All { get; } =
    [
        OpenSslProofs.Family, CurlProofs.Family, GnuTlsProofs.Family, GitProofs.Family, JavaProofs.Family, PythonProofs.Family, AwsProofs.Family, NodeProofs.Family, DenoProofs.Family, GoProofs.Family, DotNetProofs.Family,
        ScriptProofs.Family, LibpqProofs.Family,
    ];
}
