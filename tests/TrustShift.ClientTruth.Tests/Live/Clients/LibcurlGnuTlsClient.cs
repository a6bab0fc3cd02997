namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>libcurl over GnuTLS, as Debian's pycurl and git use it.</summary>
internal sealed class LibcurlGnuTlsClient(ClientHost host) : ScriptClient(host, "libcurl-gnutls")
{
    protected override string Command => "/usr/bin/python3";

    protected override string FileName => "pycurl_client.py";

    public override string? Missing() => VersionOf("GnuTLS") == "unknown" ? "python3-pycurl is not installed, or not over GnuTLS" : null;

    public override string Profile() => $"libcurl-gnutls@{VersionOf("libcurl")}+gnutls={VersionOf("GnuTLS")}";

    protected override string Script =>
        """
        import sys, pycurl
        for line in sys.stdin:
            id, port, store, name = line.rstrip("\n").split("\t")
            curl = pycurl.Curl()
            for option, value in ((pycurl.URL, "https://%s:%s/" % (name, port)), (pycurl.CONNECT_TO, ["::127.0.0.1:"]), (pycurl.CAINFO, store), (pycurl.TIMEOUT, 15),
                                  (pycurl.NOSIGNAL, 1), (pycurl.NOPROXY, "*"), (pycurl.WRITEFUNCTION, lambda data: None)):
                curl.setopt(option, value)
            try:
                curl.perform()
                answer = ("A", "")
            except pycurl.error as e:
                # 60: peer certificate cannot be authenticated; 51 before 7.62.
                answer = ("R" if e.args[0] in (51, 60) else "E", str(e))
            curl.close()
            print(id, answer[0], answer[1].replace("\t", " ").replace("\n", " "), sep="\t", flush=True)
        """;

    private string VersionOf(string library) => Host.VersionOf(Command, library + @"/(?<v>[\d.]+)", "-c", "import pycurl; print(pycurl.version)");
}
