using System.Collections.Immutable;
using static TrustShift.Assessment.ErrorTexts.ErrorMeaning;
using static TrustShift.Assessment.ErrorTexts.ErrorTextTables;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Texts of .NET: the names of X509ChainStatusFlags and SslPolicyErrors.</summary>
internal static class DotNetErrorTexts
{
    private const string Chain = "dotnet/runtime SslStream and X509ChainStatusFlags; observed with .NET 8 and 10 on Linux";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        // On Linux an untrusted root that the server does not send is a partial chain, like a missing intermediate.
        Text(".NET", Chain, UntrustedAuthority, "remote certificate", "UntrustedRoot"),
        Text(".NET", Chain, UntrustedAuthority, "RemoteCertificateChainErrors", "UntrustedRoot"),
        Text(".NET", Chain, UntrustedOrMissing, "remote certificate", "PartialChain"),
        Text(".NET", Chain, UntrustedOrMissing, "RemoteCertificateChainErrors", "PartialChain"),
        Text(".NET", Chain, OutsideValidity, "remote certificate", "NotTimeValid"),
        Text(".NET", Chain, OutsideValidity, "RemoteCertificateChainErrors", "NotTimeValid"),
        Text(".NET", Chain, NameMismatch, "RemoteCertificateNameMismatch"),
        Text(".NET", Chain, UntrustedAuthority, "UntrustedRoot ["),
        Text(".NET", Chain, UntrustedOrMissing, "PartialChain ["),
        Text(".NET", Chain, OutsideValidity, "NotTimeValid ["),
        Text(".NET", Chain, UntrustedAuthority, "X509ChainStatusFlags", "UntrustedRoot"),
        Text(".NET", Chain, Unstated, "The remote certificate is invalid according to the validation procedure: RemoteCertificateChainErrors"),
        Text(".NET", Chain, Other, "NotSignatureValid"),
        Text(".NET", Chain, Other, "InvalidBasicConstraints"),
        Text(".NET", Chain, Other, "NotValidForUsage"),
        Text(".NET", Chain, Other, "HasNotSupportedCriticalExtension"),
        Text(".NET", Chain, Other, "HasNotPermittedNameConstraint"),
        Text(".NET", Chain, Other, "HasExcludedNameConstraint"),
        Text(".NET", Chain, Other, "HasNotSupportedNameConstraint"),
        Text(".NET", Chain, Other, "InvalidNameConstraints"),
        Text(".NET", Chain, Other, "HasWeakSignature"),
        Text(".NET", Chain, Other, "ExplicitDistrust"),
        Text(".NET", Chain, Other, "RevocationStatusUnknown"),
        Text(".NET", Chain, Unstated, "The remote certificate is invalid according to the validation procedure"),
        Text(".NET", Chain, Unstated, "The remote certificate was rejected by the provided RemoteCertificateValidationCallback"),
        Text(".NET", Chain, Unstated, "The remote certificate is invalid"),
    ];
}
