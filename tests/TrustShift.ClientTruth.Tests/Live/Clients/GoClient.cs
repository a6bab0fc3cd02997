using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class GoClient(ClientHost host) : ScriptClient(host, "go")
{
    private readonly Lazy<string> _program = new(() => Compile(host));

    protected override string Command => _program.Value;

    public override string[] Needs => ["go"];

    protected override string FileName => "client.go";

    protected override string[] Arguments(string file) => [];

    public override string Profile() => "go@" + Host.VersionOf("go", @"go(?<v>\d[\d.]*)", "version");

    protected override string Script => Source;

    // A release that brings no compiled library compiles it once, into the cache of its user.
    private static string Compile(ClientHost host)
    {
        string source = host.Write("go/client.go", Source), program = source[..^3];
        ToolResult result = host.Run("go", ["build", "-o", program, source], "", TimeSpan.FromMinutes(8), ("GO111MODULE", "off"), ("CGO_ENABLED", "0"));
        Assert.True(result.ExitCode == 0, result.Error);
        return program;
    }

    private const string Source =
        """
        package main

        import (
            "bufio"
            "crypto/tls"
            "crypto/x509"
            "errors"
            "fmt"
            "io/ioutil"
            "net"
            "os"
            "strings"
            "time"
        )

        func ask(port, store, name string) (string, string) {
            pem, err := ioutil.ReadFile(store)
            if err != nil {
                return "E", err.Error()
            }
            pool := x509.NewCertPool()
            pool.AppendCertsFromPEM(pem)
            c, err := tls.DialWithDialer(&net.Dialer{Timeout: 15 * time.Second}, "tcp", "127.0.0.1:"+port, &tls.Config{RootCAs: pool, ServerName: name})
            if err == nil {
                c.Close()
                return "A", ""
            }
            var a x509.UnknownAuthorityError
            var b x509.CertificateInvalidError
            var h x509.HostnameError
            if errors.As(err, &a) || errors.As(err, &b) || errors.As(err, &h) || strings.Contains(err.Error(), "x509: ") {
                return "R", err.Error()
            }
            return "E", err.Error()
        }

        func main() {
            lines := bufio.NewScanner(os.Stdin)
            for lines.Scan() {
                p := strings.Split(lines.Text(), "\t")
                answer, text := ask(p[1], p[2], p[3])
                fmt.Printf("%s\t%s\t%s\n", p[0], answer, strings.NewReplacer("\t", " ", "\n", " ").Replace(text))
            }
        }
        """;
}
