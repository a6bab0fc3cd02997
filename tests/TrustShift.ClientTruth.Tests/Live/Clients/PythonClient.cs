namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class PythonClient(ClientHost host) : ScriptClient(host, "python ssl")
{
    protected override string Command => "python3";

    protected override string FileName => "client.py";

    public override string Profile() => $"python@{Host.VersionOf("python3", @"Python (?<v>[\d.]+)", "--version")}+openssl={Host.VersionOf("python3", @"OpenSSL (?<v>[\w.]+)", "-c", "import ssl; print(ssl.OPENSSL_VERSION)")}";

    protected override string Script =>
        """
        import socket, ssl, sys
        for line in sys.stdin:
            id, port, store, name = line.rstrip("\n").split("\t")
            try:
                context = ssl.create_default_context(cafile=store)
                with socket.create_connection(("127.0.0.1", int(port)), timeout=15) as plain:
                    with context.wrap_socket(plain, server_hostname=name):
                        answer = ("A", "")
            except ssl.SSLCertVerificationError as e:
                answer = ("R", str(e))
            except Exception as e:
                answer = ("E", repr(e))
            print(id, answer[0], answer[1].replace("\t", " ").replace("\n", " "), sep="\t", flush=True)
        """;
}
