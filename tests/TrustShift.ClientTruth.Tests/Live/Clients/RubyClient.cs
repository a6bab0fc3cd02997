namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class RubyClient(ClientHost host) : ScriptClient(host, "ruby")
{
    protected override string Command => "ruby";

    protected override string FileName => "client.rb";

    public override string Profile() => "ruby@" + Host.VersionOf("ruby", @"ruby (?<v>[\d.]+\d)", "--version");

    protected override string Script =>
        """
        require 'net/http'
        require 'openssl'
        STDOUT.sync = true
        STDIN.each_line do |line|
          id, port, store, name = line.chomp.split("\t")
          begin
            http = Net::HTTP.new(name, port.to_i, nil)
            http.ipaddr = '127.0.0.1'
            http.use_ssl = true
            http.verify_mode = OpenSSL::SSL::VERIFY_PEER
            http.ca_file = store
            http.open_timeout = 15
            http.read_timeout = 15
            http.start { |h| }
            answer = ['A', '']
          rescue OpenSSL::SSL::SSLError => e
            answer = [e.message =~ /certificate verify failed|does not match/ ? 'R' : 'E', e.message]
          rescue => e
            answer = ['E', e.message]
          end
          puts [id, answer[0], answer[1].gsub(/[\t\n]/, ' ')].join("\t")
        end
        """;
}
