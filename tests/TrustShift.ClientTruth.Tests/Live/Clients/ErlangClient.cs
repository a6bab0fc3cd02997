namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class ErlangClient(ClientHost host) : ScriptClient(host, "erlang ssl")
{
    protected override string Command => "escript";

    protected override string FileName => "client.erl";

    public override string Profile() => "erlang@" + Host.VersionOf("dpkg-query", @"1:(?<v>\d+[\d.]*\d)", "-W", "-f", "${Version}", "erlang-base");

    protected override string Script =>
        """
        #!/usr/bin/env escript
        main(_) -> {ok, _} = application:ensure_all_started(ssl), loop().

        loop() ->
            case io:get_line("") of
                eof -> ok;
                Line ->
                    [Id, Port, Store, Name] = string:split(string:trim(Line, trailing, "\n"), "\t", all),
                    Match = public_key:pkix_verify_hostname_match_fun(https),
                    Options = [{verify, verify_peer}, {cacertfile, Store}, {depth, 10}, {server_name_indication, Name},
                        {customize_hostname_check, [{match_fun, Match}]}, {log_level, emergency}],
                    {Answer, Text} = case ssl:connect({127, 0, 0, 1}, list_to_integer(Port), Options, 15000) of
                        {ok, Socket} -> ssl:close(Socket), {"A", ""};
                        {error, {tls_alert, {Reason, Words}}} when Reason =:= unknown_ca; Reason =:= certificate_expired; Reason =:= bad_certificate;
                                Reason =:= certificate_unknown; Reason =:= unsupported_certificate; Reason =:= handshake_failure -> {"R", Words};
                        {error, Other} -> {"E", io_lib:format("~p", [Other])}
                    end,
                    Clean = [case C of $\n -> $\s; $\t -> $\s; _ -> C end || C <- lists:flatten(Text)],
                    io:format("~s\t~s\t~s~n", [Id, Answer, Clean]),
                    loop()
            end.
        """;
}
