namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>The HTTP session of botocore (the AWS SDK for Python and the AWS CLI), as Debian packages it.</summary>
internal sealed class BotocoreClient(ClientHost host) : ScriptClient(host, "botocore")
{
    protected override string Command => "/usr/bin/python3";

    protected override string FileName => "botocore_client.py";

    public override string? Missing() => Host.Run(Command, ["-c", "import botocore.httpsession"], "", TimeSpan.FromSeconds(30)).ExitCode == 0 ? null : "python3-botocore is not installed";

    public override string Profile() =>
        $"botocore@{Host.VersionOf(Command, @"(?<v>[\d.]+)", "-c", "import botocore; print(botocore.__version__)")}+python={Host.VersionOf(Command, @"Python (?<v>[\d.]+)", "--version")}";

    protected override string Script =>
        """
        import socket, sys, warnings
        warnings.simplefilter("ignore")
        from botocore.awsrequest import AWSRequest
        from botocore.exceptions import SSLError
        from botocore.httpsession import URLLib3Session
        resolve = socket.getaddrinfo
        socket.getaddrinfo = lambda host, *rest, **more: resolve("127.0.0.1", *rest, **more)
        for line in sys.stdin:
            id, port, store, name = line.rstrip("\n").split("\t")
            try:
                URLLib3Session(verify=store, timeout=15).send(AWSRequest("GET", "https://%s:%s/" % (name, port)).prepare())
                answer = ("A", "")
            except SSLError as e:
                text = str(e)
                answer = ("R" if "CERTIFICATE_VERIFY_FAILED" in text or "match" in text or "subjectAltName" in text else "E", text)
            except Exception as e:
                answer = ("E", repr(e))
            print(id, answer[0], answer[1].replace("\t", " ").replace("\n", " "), sep="\t", flush=True)
        """;
}
