namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>Python's ssl module with its default context.</summary>
internal sealed class PythonClient(ClientHost host, string kind = "python ssl", string command = "python3") : ScriptClient(host, kind)
{
    protected override string Command => command;

    protected override string FileName => "client.py";

    public override string Profile() =>
        $"python@{Host.VersionOf(command, @"Python (?<v>[\d.]+)", "--version")}+openssl={Host.VersionOf(command, @"OpenSSL (?<v>[\w.]+)", "-c", "import ssl; print(ssl.OPENSSL_VERSION)")}";

    // What Python 2.7 understands; its own type of error for certificates came with 3.7.
    protected override string Script =>
        """
        from __future__ import print_function
        import contextlib, socket, ssl, sys
        refusals = tuple(getattr(ssl, n) for n in ("SSLCertVerificationError", "CertificateError") if hasattr(ssl, n))
        for line in sys.stdin:
            id, port, store, name = line.rstrip("\n").split("\t")
            try:
                context = ssl.create_default_context(cafile=store)
                with contextlib.closing(socket.create_connection(("127.0.0.1", int(port)), timeout=15)) as plain:
                    with contextlib.closing(context.wrap_socket(plain, server_hostname=name)):
                        answer = ("A", "")
            except refusals as e:
                answer = ("R", str(e))
            except Exception as e:
                answer = ("R" if "CERTIFICATE_VERIFY_FAILED" in str(e) else "E", repr(e))
            print(id, answer[0], answer[1].replace("\t", " ").replace("\n", " "), sep="\t")
            sys.stdout.flush()
        """;
}
