namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>aws-crt for Node.js: s2n-tls over aws-lc, as the AWS SDKs' common runtime brings them. It tells no reason, only that the negotiation failed.</summary>
internal sealed class AwsCrtClient(ClientHost host, string package, string version) : ScriptClient(host, "aws-crt")
{
    protected override string Command => "node";

    protected override string FileName => "aws-crt.js";

    public override string? Missing() => Directory.Exists(package) ? null : "the package aws-crt is not installed (./test --all-clients installs it)";

    public override string Profile() => "aws-crt@" + version;

    protected override TimeSpan PerQuestion => TimeSpan.FromSeconds(3);

    protected override (string Name, string Value)[] Environment => [("AWS_CRT", package)];

    protected override string Script =>
        """
        const { io, http } = require(process.env.AWS_CRT), fs = require('fs');
        const lines = fs.readFileSync('/dev/stdin', 'utf8').split('\n').filter(l => l);
        function ask(port, store, name) {
          return new Promise(done => {
            try {
              const options = new io.TlsContextOptions();
              options.verify_peer = true;
              options.ca_filepath = store;
              const tls = new io.TlsConnectionOptions(new io.ClientTlsContext(options), name);
              const connection = new http.HttpClientConnection(new io.ClientBootstrap(), '127.0.0.1', +port, new io.SocketOptions(), tls);
              connection.on('connect', () => { done(['A', '']); connection.close(); });
              connection.on('error', e => done([/TLS_ERROR_NEGOTIATION_FAILURE|negotiation failed/.test(e.toString()) ? 'R' : 'E', e.toString()]));
            } catch (e) {
              done(['E', e.toString()]);
            }
          });
        }
        // A refusal comes late, by design (s2n-tls blinds its time), so that many are asked at once.
        async function work() {
          for (let line; (line = lines.shift());) {
            const [id, port, store, name] = line.split('\t'), answer = await ask(port, store, name);
            console.log([id, answer[0], answer[1].replace(/[\t\n]/g, ' ')].join('\t'));
          }
        }
        Promise.all(Array.from({ length: 48 }, work)).then(() => process.exit(0));
        """;
}
