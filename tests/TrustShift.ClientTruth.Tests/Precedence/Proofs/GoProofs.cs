using TrustShift.ClientTruth.Tests.Live;
using TrustShift.Discovery.Evidence;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>A program that Go built.</summary>
internal static class GoProofs
{
    private const string Name = "Go";

    private static readonly TemporaryFolder s_folder = new();
    private static readonly Lazy<string> s_program = new(Compile);

    public static ProofFamily Family { get; } = new(
    [
        new(Name, "go", "/usr/bin/go")
        {
            VersionArguments = ["version"],
            VersionPattern = @"go(?<v>\d[\d.]*)",
            Ask = """/mnt/app/client "$@" """,
            Prepare = static root => File.Copy(s_program.Value, root.PathOf("mnt/app/client")),
            // The program itself is found in the proof's root.
            Client = "go:mnt/app/client",
        },
    ],
    [
        new(Name, "nothing set", "DF", "go.default-file go.default-folder"),
        new(Name, "SSL_CERT_FILE and SSL_CERT_DIR that are empty", "DF", "go.default-file go.default-folder") { Environment = "SSL_CERT_FILE= SSL_CERT_DIR=" },
        new(Name, "SSL_CERT_FILE", "ADF", "go.SSL_CERT_FILE") { Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(Name, "SSL_CERT_FILE that is not there", "DF", "go.SSL_CERT_FILE") { Environment = "SSL_CERT_FILE=/mnt/missing.pem" },
        new(Name, "SSL_CERT_DIR", "AF", "go.SSL_CERT_DIR") { Environment = "SSL_CERT_DIR=/mnt/a.d" },
        new(Name, "SSL_CERT_DIR with two folders", "ABF", "go.SSL_CERT_DIR") { Environment = "SSL_CERT_DIR=/mnt/a.d:/mnt/b.d" },
        new(Name, "SSL_CERT_DIR without hashed names", "AF", "go.SSL_CERT_DIR") { Environment = "SSL_CERT_DIR=/mnt/a.plain" },
        new(Name, "SSL_CERT_FILE and SSL_CERT_DIR", "AB", "go.SSL_CERT_FILE go.SSL_CERT_DIR") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/b.d" },
    ]);

    private static string Compile()
    {
        string source = s_folder.Write("client.go", Source), program = source[..^3];
        ToolResult result = LiveProcess.Run("go", ["build", "-o", program, source], "", TimeSpan.FromMinutes(5), ("GO111MODULE", "off"), ("CGO_ENABLED", "0"));
        Assert.True(result.ExitCode == 0, result.Error);
        return program;
    }

    private const string Source =
        """
        package main

        import (
            "fmt"
            "net/http"
            "os"
        )

        func main() {
            for _, u := range os.Args[1:] {
                r, err := http.Get(u)
                if err == nil {
                    r.Body.Close()
                }
                fmt.Println(u, err)
            }
        }
        """;
}
