namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>Node.js of the machine, or another version from a package.</summary>
/// <param name="host">Where it is installed.</param>
/// <param name="kind">Its name in the tests.</param>
/// <param name="command">The program.</param>
/// <param name="family">The family of its profile: what runs Node's programs.</param>
internal sealed class NodeClient(ClientHost host, string kind = "node", string command = "node", string family = "node") : ScriptClient(host, kind)
{
    protected override string Command => command;

    protected override string FileName => "client.js";

    public override string Profile() => $"{family}@{Host.VersionOf(command, @"v?(?<v>\d[\d.]*)", "--version")}";

    // What Node.js 0.10 understands.
    protected override string Script =>
        """
        var tls = require('tls'), fs = require('fs');
        var lines = fs.readFileSync('/dev/stdin', 'utf8').split('\n').filter(function (l) { return l; });
        function ask(id, port, store, name, next) {
          var ended = false, socket;
          function end(answer, text) {
            if (ended) return;
            ended = true;
            console.log([id, answer, String(text).replace(/[\t\n]/g, ' ')].join('\t'));
            clearTimeout(timer);
            if (socket) socket.destroy();
            next();
          }
          var timer = setTimeout(function () { end('E', 'timeout'); }, 15000);
          try {
            var authorities = fs.readFileSync(store, 'utf8').split(/(?=-----BEGIN CERTIFICATE-----)/);
            socket = tls.connect({ host: '127.0.0.1', port: +port, servername: name, ca: authorities }, function () { end('A', ''); });
            socket.on('error', function (e) { end(/^(ECONN|EPIPE|ETIMEDOUT|ERR_SSL|EPROTO|ENOENT)/.test(e.code || '') ? 'E' : 'R', e.code + ' ' + e.message); });
          } catch (e) {
            end('E', e.message);
          }
        }
        (function go(i) {
          if (i === lines.length) return;
          var p = lines[i].split('\t');
          ask(p[0], p[1], p[2], p[3], function () { setImmediate(function () { go(i + 1); }); });
        })(0);
        """;
}
