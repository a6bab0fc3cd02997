namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class PerlClient(ClientHost host) : ScriptClient(host, "perl IO::Socket::SSL")
{
    protected override string Command => "perl";

    protected override string FileName => "client.pl";

    public override string Profile() => "perl-iosocketssl@" + Host.VersionOf("perl", @"(?<v>\d+\.\d+)", "-MIO::Socket::SSL", "-e", "print $IO::Socket::SSL::VERSION");

    public override string? Missing() =>
        Host.Run("perl", ["-MIO::Socket::SSL", "-e", "1"], "", TimeSpan.FromSeconds(30)).ExitCode == 0 ? null : "IO::Socket::SSL is not installed";

    protected override string Script =>
        """
        use strict; use warnings; use IO::Socket::SSL;
        $| = 1;
        while (my $line = <STDIN>) {
            chomp $line;
            my ($id, $port, $store, $name) = split /\t/, $line;
            my $socket = IO::Socket::SSL->new(PeerHost => '127.0.0.1', PeerPort => $port, SSL_hostname => $name, SSL_verifycn_name => $name,
                SSL_verifycn_scheme => 'http', SSL_verify_mode => SSL_VERIFY_PEER, SSL_ca_file => $store, Timeout => 15);
            my $text = $socket ? '' : "$SSL_ERROR $!";
            $text =~ s/[\t\n]/ /g;
            my $answer = $socket ? 'A' : $text =~ /certificate verify failed|hostname verification failed/ ? 'R' : 'E';
            print join("\t", $id, $answer, $text), "\n";
            $socket->close() if $socket;
        }
        """;
}
