namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>Deno: rustls-webpki. The authorities are added to its own.</summary>
internal sealed class DenoClient(ClientHost host, string command) : ScriptClient(host, "deno")
{
    protected override string Command => command;

    protected override string FileName => "client.mjs";

    protected override string[] Arguments(string file) => ["run", "--no-remote", "--allow-net", "--allow-read", file];

    protected override (string Name, string Value)[] Environment => [("DENO_DIR", Host.Seen(Host.Folder.PathOf("deno", "dir"))), ("DENO_NO_UPDATE_CHECK", "1")];

    public override string Profile() => "deno@" + Host.VersionOf(command, @"deno (?<v>[\d.]+)", "--version");

    protected override string Script =>
        """
        const lines = (await new Response(Deno.stdin.readable).text()).split('\n').filter(l => l);
        for (const line of lines) {
          const [id, port, store, name] = line.split('\t');
          let answer = ['A', ''], plain, secure;
          try {
            plain = await Deno.connect({ hostname: '127.0.0.1', port: +port });
            secure = await Deno.startTls(plain, { hostname: name, caCerts: Deno.readTextFileSync(store).split(/(?=-----BEGIN CERTIFICATE-----)/) });
            await secure.handshake();
          } catch (e) {
            answer = [/peer certificate/.test(e.message) ? 'R' : 'E', e.message];
          }
          try { (secure ?? plain).close(); } catch { }
          console.log([id, answer[0], answer[1].replace(/[\t\n]/g, ' ')].join('\t'));
        }
        """;
}
