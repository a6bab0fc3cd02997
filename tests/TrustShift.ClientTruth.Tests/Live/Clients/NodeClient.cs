namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class NodeClient(ClientHost host) : ScriptClient(host, "node")
{
    protected override string Command => "node";

    protected override string FileName => "client.js";

    public override string Profile() => "node@" + Host.VersionOf("node", @"v(?<v>[\d.]+)", "--version");

    protected override string Script =>
        """
        const tls = require('tls'), fs = require('fs');
        const lines = fs.readFileSync(0, 'utf8').split('\n').filter(l => l);
        function ask(id, port, store, name) {
          return new Promise(done => {
            let ended = false;
            const end = (answer, text) => { if (!ended) { ended = true; console.log([id, answer, String(text).replace(/[\t\n]/g, ' ')].join('\t')); socket.destroy(); done(); } };
            const socket = tls.connect({ host: '127.0.0.1', port: +port, servername: name, ca: fs.readFileSync(store), timeout: 15000 }, () => end('A', ''));
            socket.on('timeout', () => end('E', 'timeout'));
            socket.on('error', e => end(/^(ECONN|EPIPE|ETIMEDOUT|ERR_SSL|ENOENT)/.test(e.code || '') ? 'E' : 'R', e.code + ' ' + e.message));
          });
        }
        (async () => { for (const line of lines) await ask(...line.split('\t')); })();
        """;
}
