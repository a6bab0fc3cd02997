namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>PHP, Ruby, Perl and Erlang.</summary>
internal static class ScriptProofs
{
    private const string Php = "PHP streams", PhpCurl = "PHP curl", Ruby = "Ruby net/http", Perl = "Perl IO::Socket::SSL", Lwp = "Perl LWP", Erlang = "Erlang ssl with cacerts_get";

    public static ProofFamily Family { get; } = new(
    [
        new(Php, "php", "/usr/bin/php") { VersionArguments = ["--version"], VersionPattern = @"PHP (?<v>[\d.]+\d)", Ask = """exec "$PROGRAM" $ARGUMENTS /mnt/app/client.php stream "$@" """, Script = ("client.php", PhpSource) },
        new(PhpCurl, "php", "/usr/bin/php")
        {
            VersionArguments = ["--version"], VersionPattern = @"PHP (?<v>[\d.]+\d)", Ask = """exec "$PROGRAM" $ARGUMENTS /mnt/app/client.php curl "$@" """, Script = ("client.php", PhpSource), Needs = "php -m | grep -qx curl",
        },
        new(Ruby, "ruby", "/usr/bin/ruby") { VersionArguments = ["--version"], VersionPattern = @"ruby (?<v>[\d.]+\d)", Ask = """exec "$PROGRAM" /mnt/app/client.rb "$@" """, Script = ("client.rb", RubySource) },
        new(Perl, "perl", "/usr/bin/perl")
        {
            VersionArguments = ["-MIO::Socket::SSL", "-e", "print $IO::Socket::SSL::VERSION"], Ask = """exec "$PROGRAM" /mnt/app/client.pl "$@" """, Script = ("client.pl", PerlSource), Needs = "perl -MIO::Socket::SSL -e 1",
        },
        new(Lwp, "perl", "/usr/bin/perl")
        {
            VersionArguments = ["-MLWP", "-e", "print $LWP::VERSION"], Ask = """exec "$PROGRAM" /mnt/app/lwp.pl "$@" """, Script = ("lwp.pl", LwpSource), Needs = "perl -MLWP::Protocol::https -e 1",
        },
        new(Erlang, "erlang", "/usr/bin/escript")
        {
            VersionProgram = "erl", VersionArguments = ["-noshell", "-eval", "io:format(\"~s\", [erlang:system_info(otp_release)]), halt()"], VersionPattern = @"(?<v>\d+)", Ask = """exec "$PROGRAM" /mnt/app/client.erl "$@" """, Script = ("client.erl", ErlangSource), Needs = "erl -noshell -eval '{ok, _} = application:ensure_all_started(ssl), _ = public_key:cacerts_get(), halt()'",
        },
    ],
    [
        new(Php, "nothing set", "DF", "php.default"),
        new(Php, "SSL_CERT_FILE", "AD", "php.default") { Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(Php, "openssl.cafile with SSL_CERT_FILE", "A", "php.openssl.cafile") { Environment = "SSL_CERT_FILE=/mnt/b.pem", Arguments = "-d openssl.cafile=/mnt/a.pem" },
        new(Php, "openssl.capath", "A", "php.openssl.cafile") { Arguments = "-d openssl.capath=/mnt/a.d" },
        new(Php, "openssl.cafile that is not there", "", "php.openssl.cafile") { Arguments = "-d openssl.cafile=/mnt/missing.pem" },
        new(Php, "cafile of the context with openssl.cafile", "A", "php.context") { Environment = "CODE_CA=/mnt/a.pem", Arguments = "-d openssl.cafile=/mnt/b.pem" },
        new(PhpCurl, "nothing set", "DF", "php.curl.default"),
        new(PhpCurl, "SSL_CERT_FILE and CURL_CA_BUNDLE", "DF", "php.curl.default") { Environment = "SSL_CERT_FILE=/mnt/a.pem CURL_CA_BUNDLE=/mnt/b.pem" },
        new(PhpCurl, "curl.cainfo", "AD", "php.curl.cainfo") { Arguments = "-d curl.cainfo=/mnt/a.pem" },
        new(PhpCurl, "openssl.cafile", "AD", "php.curl.cainfo") { Arguments = "-d openssl.cafile=/mnt/a.pem" },
        new(PhpCurl, "CURLOPT_CAINFO with curl.cainfo", "AD", "php.context") { Environment = "CODE_CA=/mnt/a.pem", Arguments = "-d curl.cainfo=/mnt/b.pem" },
        new(Ruby, "nothing set", "DF", "ruby.default"),
        new(Ruby, "SSL_CERT_FILE", "AD", "ruby.default") { Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(Ruby, "SSL_CERT_DIR", "AF", "ruby.default") { Environment = "SSL_CERT_DIR=/mnt/a.d" },
        new(Ruby, "ca_file with SSL_CERT_FILE", "A", "ruby.ca_file") { Environment = "SSL_CERT_FILE=/mnt/b.pem CODE_CA=/mnt/a.pem" },
        new(Perl, "nothing set", "DF", "perl.default"),
        new(Perl, "SSL_CERT_FILE", "AD", "perl.SSL_CERT_FILE") { Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(Perl, "SSL_CERT_DIR", "AF", "perl.SSL_CERT_DIR") { Environment = "SSL_CERT_DIR=/mnt/a.d" },
        new(Perl, "SSL_CERT_FILE and SSL_CERT_DIR", "AB", "perl.SSL_CERT_FILE perl.SSL_CERT_DIR") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/b.d" },
        new(Perl, "SSL_ca_file with SSL_CERT_FILE", "A", "perl.SSL_ca_file") { Environment = "SSL_CERT_FILE=/mnt/b.pem CODE_CA=/mnt/a.pem" },
        new(Lwp, "nothing set", "F", "perl.default"),
        new(Lwp, "PERL_LWP_SSL_CA_FILE with SSL_CERT_FILE", "A", "perl.PERL_LWP_SSL_CA_FILE") { Environment = "PERL_LWP_SSL_CA_FILE=/mnt/a.pem SSL_CERT_FILE=/mnt/b.pem" },
        new(Lwp, "HTTPS_CA_FILE", "A", "perl.PERL_LWP_SSL_CA_FILE") { Environment = "HTTPS_CA_FILE=/mnt/a.pem" },
        new(Lwp, "PERL_LWP_SSL_CA_FILE with HTTPS_CA_FILE", "A", "perl.PERL_LWP_SSL_CA_FILE") { Environment = "PERL_LWP_SSL_CA_FILE=/mnt/a.pem HTTPS_CA_FILE=/mnt/b.pem" },
        new(Erlang, "nothing set", "F", "erlang.cacerts_get"),
        new(Erlang, "SSL_CERT_FILE and SSL_CERT_DIR", "F", "erlang.variables") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/b.d" },
        new(Erlang, "cacertfile", "A", "erlang.cacerts") { Environment = "CODE_CA=/mnt/a.pem" },
    ]);

    private const string PhpSource =
        """
        <?php
        $ca = getenv('CODE_CA');
        foreach (array_slice($argv, 2) as $address) {
            if ($argv[1] === 'stream') {
                $answer = @file_get_contents($address, false, stream_context_create($ca ? ['ssl' => ['cafile' => $ca]] : []));
            } else {
                $c = curl_init($address);
                curl_setopt($c, CURLOPT_RETURNTRANSFER, true);
                if ($ca) curl_setopt($c, CURLOPT_CAINFO, $ca);
                $answer = curl_exec($c);
            }
            echo $address, ' ', $answer === false ? 'refused' : 'accepted', "\n";
        }
        """;

    private const string RubySource =
        """
        require 'net/http'
        ARGV.each do |address|
          uri = URI(address)
          http = Net::HTTP.new(uri.host, uri.port, nil)
          http.use_ssl = true
          http.ca_file = ENV['CODE_CA'] if ENV['CODE_CA']
          begin
            http.start { |h| h.get(uri.path) }
            puts "#{address} accepted"
          rescue => e
            puts "#{address} #{e.message}"
          end
        end
        """;

    private const string PerlSource =
        """
        use strict; use IO::Socket::SSL;
        for my $address (@ARGV) {
            my ($port, $path) = $address =~ m{localhost:(\d+)(/.*)};
            my $s = IO::Socket::SSL->new(PeerHost => 'localhost', PeerPort => $port, SSL_verifycn_scheme => 'http', Timeout => 10, $ENV{CODE_CA} ? (SSL_ca_file => $ENV{CODE_CA}) : ());
            if ($s) { print $s "GET $path HTTP/1.0\r\n\r\n"; my $l = <$s>; print "$address accepted\n"; } else { print "$address $SSL_ERROR\n"; }
        }
        """;

    private const string LwpSource =
        """
        use strict; use LWP::UserAgent;
        for my $address (@ARGV) { print $address, ' ', LWP::UserAgent->new(timeout => 10)->get($address)->status_line, "\n"; }
        """;

    private const string ErlangSource =
        """
        #!/usr/bin/env escript
        main(Addresses) -> {ok, _} = application:ensure_all_started(ssl), [ask(A) || A <- Addresses].

        ask(Address) ->
            ["https:", "", Place, Path] = string:split(Address, "/", all),
            [_, Port] = string:split(Place, ":"),
            Trust = case os:getenv("CODE_CA") of false -> {cacerts, public_key:cacerts_get()}; File -> {cacertfile, File} end,
            case ssl:connect("localhost", list_to_integer(Port), [{verify, verify_peer}, Trust, {log_level, emergency}], 10000) of
                {ok, Socket} -> ssl:send(Socket, ["GET /", Path, " HTTP/1.0\r\n\r\n"]), timer:sleep(100), ssl:close(Socket), io:format("~s accepted~n", [Address]);
                {error, Reason} -> io:format("~s ~p~n", [Address, Reason])
            end.
        """;
}
