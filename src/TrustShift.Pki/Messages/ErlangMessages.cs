using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Messages;

/// <summary>Erlang's ssl: the alert, and since OTP 27 what led to it (lib/ssl/src/ssl_certificate.erl, ssl_handshake.erl).</summary>
internal static class ErlangMessages
{
    public static ImmutableArray<MessageFamily> Families { get; } = [new("erlang", Erlang)];

    private static string? Erlang(Refusal refusal)
    {
        if (!refusal.HasPath)
            return null;
        bool isNew = refusal.Client.IsAtLeast("27");
        if (Refusal.IsRoot(refusal.EndEntity))
            return Alert("bad_certificate", "Bad Certificate", isNew ? "selfsigned_peer" : null);
        PathFinding? only = refusal.Only;
        if (!refusal.ReachesAnchor)
            return only is null && !refusal.HasNamesake ? Alert("unknown_ca", "Unknown CA", null) : null;
        // Before 24.0.4 what was sent was followed to its end, and what is found there is told as an unknown authority or as itself: which is not known.
        if (!refusal.Client.IsAtLeast("24.0.4") && only is not { Id: PathFindingIds.HostName or PathFindingIds.ExtendedKeyUsage or PathFindingIds.PathLength })
            return null;
        return only?.Id switch
        {
            PathFindingIds.Expired or PathFindingIds.NotYetValid => Alert("certificate_expired", "Certificate Expired", null),
            PathFindingIds.SignatureInvalid => Alert("bad_certificate", "Bad Certificate", isNew ? "invalid_signature" : null),
            PathFindingIds.NameConstraints => Alert("bad_certificate", "Bad Certificate", isNew ? "subject_alt_name_not_permitted" : null),
            PathFindingIds.NotAnAuthority => Alert("handshake_failure", "Handshake Failure", "{bad_cert,missing_basic_constraint}"),
            PathFindingIds.KeyUsage when refusal.Path[only.Index].KeyUsage is not null => Alert("handshake_failure", "Handshake Failure", "{bad_cert,invalid_key_usage}"),
            PathFindingIds.KeyUsage when isNew => Alert("internal_error", "Internal Error", "{unexpected_error,function_clause}"),
            PathFindingIds.PathLength => Alert("handshake_failure", "Handshake Failure", "{bad_cert,max_path_length_reached}"),
            PathFindingIds.CriticalExtension => Alert("unsupported_certificate", "Unsupported Certificate", isNew ? "unknown_critical_extension" : null),
            PathFindingIds.ExtendedKeyUsage => isNew
                ? PurposeOf(refusal.Path[only.Index]) is { } purpose ? Alert("unsupported_certificate", "Unsupported Certificate", $"{{{(only.Index == 0 ? "" : "ca_")}invalid_ext_keyusage,[\\\"{purpose}\\\"]}}") : null
                : Alert("handshake_failure", "Handshake Failure", "{bad_cert,invalid_ext_key_usage}"),
            PathFindingIds.HostName => isNew ? Name(refusal) : Alert("handshake_failure", "Handshake Failure", "{bad_cert,hostname_check_failed}"),
            _ => null,
        };
    }

    private static string? Name(Refusal refusal) => refusal.EndEntity.DnsNames switch
    {
        [] => Alert("bad_certificate", "Bad Certificate", "{bad_cert,{hostname_check_failed,missing_subject_altnames}}"),
        [var one] => Alert("bad_certificate", "Bad Certificate", $"{{bad_cert,{{hostname_check_failed,{{requested,\\\"{refusal.Host}\\\"}},\\n                                  {{received,[{{dNSName,\\\"{one}\\\"}}]}}}}}}"),
        _ => null,
    };

    private static string? PurposeOf(CertificateFacts certificate) => certificate.ExtendedKeyUsage switch
    {
        ["2.5.29.37.0"] => "anyExtendedKeyUsage",
        ["1.3.6.1.5.5.7.3.2"] => "id-kp-clientAuth",
        _ => null,
    };

    private static string Alert(string alert, string words, string? reason) =>
        $"{{tls_alert,{{{alert},\"TLS client: In state wait_cert_cr at ssl_handshake.erl:{ClientMessages.Varying} generated CLIENT ALERT: Fatal - {words}\\n{(reason is null ? "" : " " + reason)}\"}}}}";
}
