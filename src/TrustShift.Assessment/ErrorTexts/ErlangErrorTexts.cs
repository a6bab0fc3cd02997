using System.Collections.Immutable;
using static TrustShift.Assessment.ErrorTexts.ErrorMeaning;
using static TrustShift.Assessment.ErrorTexts.ErrorTextTables;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Texts of Erlang and Elixir.</summary>
internal static class ErlangErrorTexts
{
    private const string Ssl = "Erlang/OTP lib/ssl ssl_handshake.erl and ssl_alert.erl; observed with OTP 23 to 29";

    public static ImmutableArray<ErrorText> All { get; } =
    [
        Text("Erlang or Elixir", Ssl, UntrustedOrMissing, "unknown_ca", "CLIENT ALERT"),
        Text("Erlang or Elixir", Ssl, OutsideValidity, "certificate_expired", "CLIENT ALERT"),
        Text("Erlang or Elixir", Ssl, NameMismatch, "CLIENT ALERT", "hostname_check_failed"),
        Text("Erlang or Elixir", Ssl, UntrustedOrMissing, "{tls_alert", "unknown_ca"),
        Text("Erlang or Elixir", Ssl, UntrustedOrMissing, "{bad_cert,unknown_ca}"),
        Text("Erlang or Elixir", Ssl, Other, "tls_alert", "CLIENT ALERT", "wait_cert"),
    ];
}
