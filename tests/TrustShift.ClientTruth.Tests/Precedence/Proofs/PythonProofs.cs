using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>Debian's Python and the packages on it.</summary>
internal static class PythonProofs
{
    internal const string Python = "/usr/bin/python3", Site = "usr/lib/python3/dist-packages/";

    private const string Urllib = "Python urllib", Aiohttp = "Python aiohttp", Urllib3 = "Python urllib3", Requests = "Python requests", RequestsOwn = "Python requests with certifi's own bundle",
        Httpx = "Python httpx", Pip = "pip (Debian)";

    public static ProofFamily Family { get; } = new(
    [
        Of(Urllib, "python", "urllib", null) with { Software = Runtime, Client = "python:/usr/lib/python3" },
        Of(Aiohttp, "python", "aiohttp", "import aiohttp") with { Software = Runtime, Client = "python:/usr/lib/python3", IsExtra = true },
        Of(Urllib3, "python", "urllib3", "import urllib3"),
        Of(Requests, "requests", "requests", "import requests") with { Software = static v => Package("requests", v), Client = "python-package:" + Site + "requests" },
        Of(Httpx, "httpx", "httpx", "import httpx"),
        new(Pip, "pip", "/usr/bin/pip3")
        {
            VersionArguments = ["--version"],
            Ask = """each 'timeout 30 "$PROGRAM" $ARGUMENTS download --no-cache-dir --disable-pip-version-check --retries 0 --no-deps -d /tmp --index-url "$u/" none' "$@" """,
            Software = static v => Package("pip", v),
            Client = "python-package:" + Site + "pip",
            IsExtra = true,
        },
    ],
    [
        .. Default(Urllib), .. Default(Aiohttp),
        new(Urllib3, "nothing set", "F", "python.urllib3"),
        new(Urllib3, "SSL_CERT_FILE and SSL_CERT_DIR", "F", "python.urllib3") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/b.d" },
        new(Urllib, "create_default_context(cafile=)", "A", "python.code") { Environment = "SSL_CERT_FILE=/mnt/b.pem CODE_CA=/mnt/a.pem", NotPredicted = "the code says it" },
        new(Urllib3, "ca_certs=", "A", "python.urllib3") { Environment = "SSL_CERT_FILE=/mnt/b.pem CODE_CA=/mnt/a.pem", NotPredicted = "the code says it" },

        new(Requests, "nothing set", "F", "requests.bundle"),
        new(Requests, "SSL_CERT_FILE and SSL_CERT_DIR", "F", "requests.variables") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/b.d" },
        new(Requests, "REQUESTS_CA_BUNDLE", "A", "requests.REQUESTS_CA_BUNDLE") { Environment = "REQUESTS_CA_BUNDLE=/mnt/a.pem" },
        new(Requests, "REQUESTS_CA_BUNDLE that is a folder", "AF", "requests.REQUESTS_CA_BUNDLE") { Environment = "REQUESTS_CA_BUNDLE=/mnt/a.d", NotPredicted = "Debian's urllib3 adds the system's bundle then" },
        new(Requests, "REQUESTS_CA_BUNDLE that is not there", "", "requests.REQUESTS_CA_BUNDLE") { Environment = "REQUESTS_CA_BUNDLE=/mnt/missing.pem" },
        new(Requests, "REQUESTS_CA_BUNDLE that is empty", "F", "requests.bundle") { Environment = "REQUESTS_CA_BUNDLE=" },
        new(Requests, "CURL_CA_BUNDLE", "A", "requests.CURL_CA_BUNDLE") { Environment = "CURL_CA_BUNDLE=/mnt/a.pem" },
        new(Requests, "REQUESTS_CA_BUNDLE with CURL_CA_BUNDLE", "A", "requests.REQUESTS_CA_BUNDLE") { Environment = "REQUESTS_CA_BUNDLE=/mnt/a.pem CURL_CA_BUNDLE=/mnt/b.pem" },
        new(Requests, "verify=PATH with REQUESTS_CA_BUNDLE", "A", "requests.verify") { Environment = "REQUESTS_CA_BUNDLE=/mnt/b.pem CODE_CA=/mnt/a.pem", NotPredicted = "the code says it" },
        new(Requests, "session.verify with REQUESTS_CA_BUNDLE", "B", "requests.session-verify requests.REQUESTS_CA_BUNDLE") { Environment = "REQUESTS_CA_BUNDLE=/mnt/b.pem CODE_SESSION=/mnt/a.pem" },
        new(Requests, "session.verify", "A", "requests.session-verify") { Environment = "CODE_SESSION=/mnt/a.pem", NotPredicted = "the code says it" },
        new(Requests, "trust_env off with REQUESTS_CA_BUNDLE", "F", "requests.REQUESTS_CA_BUNDLE") { Environment = "REQUESTS_CA_BUNDLE=/mnt/b.pem CODE_NO_ENV=1", NotPredicted = "the code says it" },

        new(Httpx, "nothing set", "F", "httpx.bundle"),
        new(Httpx, "SSL_CERT_FILE", "A", "httpx.SSL_CERT_FILE") { Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(Httpx, "SSL_CERT_DIR", "A", "httpx.SSL_CERT_DIR") { Environment = "SSL_CERT_DIR=/mnt/a.d" },
        new(Httpx, "SSL_CERT_FILE and SSL_CERT_DIR", "A", "httpx.SSL_CERT_FILE") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/b.d" },
        new(Httpx, "SSL_CERT_FILE that is not there", "F", "httpx.SSL_CERT_FILE") { Environment = "SSL_CERT_FILE=/mnt/missing.pem" },
        new(Httpx, "verify=PATH with SSL_CERT_FILE", "A", "httpx.verify") { Environment = "SSL_CERT_FILE=/mnt/b.pem CODE_CA=/mnt/a.pem" },
        new(Httpx, "REQUESTS_CA_BUNDLE", "F", "httpx.bundle") { Environment = "REQUESTS_CA_BUNDLE=/mnt/a.pem" },

        new(Pip, "nothing set", "F", "pip.bundle") { NotPredicted = "its bundle is no file of its own" },
        new(Pip, "SSL_CERT_FILE", "F", "pip.bundle") { NotPredicted = "its bundle is no file of its own", Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(Pip, "PIP_CERT", "A", "pip.cert") { Environment = "PIP_CERT=/mnt/a.pem" },
        new(Pip, "PIP_CERT with pip.conf", "A", "pip.cert") { Environment = "PIP_CERT=/mnt/a.pem", Files = [("/mnt/home/.config/pip/pip.conf", "[global]\ncert = /mnt/b.pem\n")] },
        new(Pip, "pip.conf", "A", "pip.cert") { Files = [("/mnt/home/.config/pip/pip.conf", "[global]\ncert = /mnt/a.pem\n")] },
        new(Pip, "REQUESTS_CA_BUNDLE", "A", "pip.REQUESTS_CA_BUNDLE") { Environment = "REQUESTS_CA_BUNDLE=/mnt/a.pem" },
        new(Pip, "REQUESTS_CA_BUNDLE with PIP_CERT", "A", "pip.REQUESTS_CA_BUNDLE pip.cert") { Environment = "REQUESTS_CA_BUNDLE=/mnt/a.pem PIP_CERT=/mnt/b.pem" },
    ]);

    private static Proof[] Default(string name) =>
    [
        new(name, "nothing set", "DF", "python.default"),
        new(name, "SSL_CERT_FILE", "AD", "python.default") { Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(name, "SSL_CERT_DIR", "AF", "python.default") { Environment = "SSL_CERT_DIR=/mnt/a.d" },
        new(name, "SSL_CERT_FILE and SSL_CERT_DIR", "AB", "python.default") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/b.d" },
        new(name, "SSL_CERT_FILE that is not there", "D", "python.default") { Environment = "SSL_CERT_FILE=/mnt/missing.pem" },
        new(name, "SSL_CERT_FILE that is empty", "D", "python.default") { Environment = "SSL_CERT_FILE=" },
    ];

    internal static ProofRuntime Of(string name, string precedence, string mode, string? import) => new(name, precedence, Python)
    {
        VersionArguments = ["-c", import is null ? "import sys; print(sys.version)" : $"{import}; print({import[7..]}.__version__)"],
        Ask = $"exec \"$PROGRAM\" /mnt/app/client.py {mode} \"$@\"",
        Script = ("client.py", Source),
        Needs = import is null ? null : $"{Python} -c '{import}'",
    };

    internal static ImmutableArray<SoftwareEvidence> Package(string name, string version) =>
        [new(Site + name + "/__init__.py", SoftwareKinds.PythonPackage, name, version, Site + name), new("usr/bin/python3", SoftwareKinds.Python, "Python", "3.11.2", "usr/lib/python3.11")];

    private static ImmutableArray<SoftwareEvidence> Runtime(string version) =>
        [new("usr/bin/python3", SoftwareKinds.Python, "Python", "3.11.2", "/usr/lib/python3"), new("usr/lib/x86_64-linux-gnu/libssl.so.3", SoftwareKinds.OpenSsl, "OpenSSL", "3.0.19", "/usr/lib/ssl")];

    private const string Source =
        """
        import os, sys, warnings
        warnings.simplefilter("ignore")
        mode, urls = sys.argv[1], sys.argv[2:]
        ca, session_ca = os.environ.get("CODE_CA"), os.environ.get("CODE_SESSION")

        def urllib(u):
            import ssl, urllib.request
            urllib.request.urlopen(u, timeout=15, context=ssl.create_default_context(cafile=ca) if ca else None).read()

        def urllib3(u):
            import urllib3
            urllib3.PoolManager(retries=False, timeout=15, **({"ca_certs": ca} if ca else {})).request("GET", u)

        def aiohttp(u):
            import aiohttp, asyncio
            async def go():
                async with aiohttp.ClientSession() as s:
                    async with s.get(u) as r:
                        await r.text()
            asyncio.run(go())

        def requests(u):
            import requests
            s = requests.Session()
            if session_ca:
                s.verify = session_ca
            if os.environ.get("CODE_NO_ENV"):
                s.trust_env = False
            s.get(u, timeout=15, **({"verify": ca} if ca else {}))

        def httpx(u):
            import httpx
            httpx.get(u, timeout=15, **({"verify": ca} if ca else {}))

        def botocore(u):
            import botocore.session
            from botocore.config import Config
            where, token = u.rsplit("/", 1)
            more = {"verify": ca} if ca else {}
            s3 = botocore.session.get_session().create_client("s3", region_name="us-east-1", endpoint_url=where, aws_access_key_id="a", aws_secret_access_key="b",
                config=Config(retries={"max_attempts": 0}, connect_timeout=10, read_timeout=10, s3={"addressing_style": "path"}), **more)
            s3.get_object(Bucket=token, Key="k")

        def boto(u):
            import boto.s3.connection as c
            port, token = u[len("https://localhost:"):].split("/")
            s3 = c.S3Connection("a", "b", host="localhost", port=int(port), is_secure=True, calling_format=c.OrdinaryCallingFormat())
            s3.num_retries = 0
            s3.get_bucket(token)

        for u in urls:
            try:
                globals()[mode](u)
                print(u, "accepted")
            except BaseException as e:
                print(u, repr(e)[:300])
        """;
}
