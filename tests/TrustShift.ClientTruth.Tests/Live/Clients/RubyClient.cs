namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class RubyClient : ScriptClient
{
    public override string Name => "ruby";

    protected override string Command => "ruby";

    protected override string FileName => "client.rb";

    public override string[] Profiles()
    {
        string version = LiveProcess.VersionOf("ruby", @"ruby (?<v>[\d.]+)", "--version");
        return ["ruby@" + version, "ruby@" + string.Join('.', version.Split('.').Take(2)), "ruby", "openssl"];
    }

    protected override string Script =>
        """
        require 'net/http'
        require 'openssl'
        STDOUT.sync = true
        STDIN.each_line do |line|
          id, port, store = line.chomp.split("\t")
          begin
            http = Net::HTTP.new('localhost', port.to_i, nil)
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
