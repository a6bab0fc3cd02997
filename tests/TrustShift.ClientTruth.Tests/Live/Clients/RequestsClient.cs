namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>Python's requests, as Debian packages it.</summary>
internal sealed class RequestsClient(ClientHost host) : ScriptClient(host, "python requests")
{
    protected override string Command => "/usr/bin/python3";

    protected override string FileName => "requests_client.py";

    public override string? Missing() => Host.Run(Command, ["-c", "import requests"], "", TimeSpan.FromSeconds(30)).ExitCode == 0 ? null : "python3-requests is not installed";

    public override string Profile() => string.Join(
        '+',
        "requests@" + Host.VersionOf(Command, @"(?<v>[\d.]+)", "-c", "import requests; print(requests.__version__)"),
        "urllib3=" + Host.VersionOf(Command, @"(?<v>[\d.]+)", "-c", "import urllib3; print(urllib3.__version__)"),
        "python=" + Host.VersionOf(Command, @"Python (?<v>[\d.]+)", "--version"));

    protected override string Script =>
        """
        import socket, sys, warnings
        warnings.simplefilter("ignore")
        import requests
        resolve = socket.getaddrinfo
        socket.getaddrinfo = lambda host, *rest, **more: resolve("127.0.0.1", *rest, **more)
        for line in sys.stdin:
            id, port, store, name = line.rstrip("\n").split("\t")
            try:
                requests.get("https://%s:%s/" % (name, port), verify=store, timeout=15)
                answer = ("A", "")
            except requests.exceptions.SSLError as e:
                text = str(e)
                answer = ("R" if "CERTIFICATE_VERIFY_FAILED" in text or "match" in text or "subjectAltName" in text else "E", text)
            except Exception as e:
                answer = ("E", repr(e))
            print(id, answer[0], answer[1].replace("\t", " ").replace("\n", " "), sep="\t", flush=True)
        """;
}
