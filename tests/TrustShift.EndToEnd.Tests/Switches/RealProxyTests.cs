using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests.Switches;

/// <summary>Real proxies towards a server whose authority is not trusted: without being told they verify nothing, told so they do, and the store that their configuration names decides.</summary>
public sealed class RealProxyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LoopbackServer _server = new();
    private readonly int _port = FreePort();

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("proxy_ssl_verify on; proxy_ssl_name localhost; proxy_ssl_trusted_certificate OTHER;", false)]
    [InlineData("proxy_ssl_verify on; proxy_ssl_name localhost; proxy_ssl_trusted_certificate RIGHT;", true)]
    [InlineData("proxy_ssl_verify off; proxy_ssl_trusted_certificate OTHER;", true)]
    public async Task Nginx_verifies_its_upstreams_only_when_told_to(string lines, bool connects)
    {
        string configuration = Write("nginx.conf", $$"""
            daemon off; pid {{_folder.Root}}/nginx.pid; error_log {{_folder.Root}}/error.log; worker_processes 1;
            events { worker_connections 16; }
            http {
              access_log off; client_body_temp_path {{_folder.Root}}/b; proxy_temp_path {{_folder.Root}}/p; fastcgi_temp_path {{_folder.Root}}/f; uwsgi_temp_path {{_folder.Root}}/u; scgi_temp_path {{_folder.Root}}/s;
              server { listen 127.0.0.1:{{_port}}; location / { proxy_pass https://127.0.0.1:{{_server.Port}}; {{lines}} } }
            }
            """);
        Assert.Equal(connects, await ConnectsAsync("/usr/sbin/nginx", "-p", _folder.Root, "-c", configuration));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("verifyChain = yes\nCAfile = OTHER\n", false)]
    [InlineData("verifyChain = yes\nCAfile = RIGHT\n", true)]
    public async Task Stunnel_verifies_servers_only_when_told_to(string lines, bool connects)
    {
        string configuration = Write("stunnel.conf", $"foreground = yes\npid =\nsyslog = no\noutput = {_folder.Root}/stunnel.log\n[s3]\nclient = yes\naccept = 127.0.0.1:{_port}\nconnect = 127.0.0.1:{_server.Port}\n{lines}");
        Assert.Equal(connects, await ConnectsAsync("/usr/bin/stunnel", configuration));
    }

    [Theory]
    [InlineData("verify none", true)]
    [InlineData("verify required ca-file OTHER", false)]
    [InlineData("verify required ca-file RIGHT", true)]
    public async Task Haproxy_trusts_the_ca_file_of_the_server(string options, bool connects)
    {
        string configuration = Write("haproxy.cfg", $"defaults\n  mode http\n  timeout connect 5s\n  timeout client 5s\n  timeout server 5s\nlisten s3\n  bind 127.0.0.1:{_port}\n  server s 127.0.0.1:{_server.Port} ssl {options}\n");
        Assert.Equal(connects, await ConnectsAsync("/usr/sbin/haproxy", "-db", "-f", configuration));
    }

    private string Write(string name, string text)
    {
        using var other = new LoopbackServer();
        string right = _folder.Write("right.pem", _server.AuthorityPem), wrong = _folder.Write("other.pem", other.AuthorityPem);
        return _folder.Write(name, text.Replace("RIGHT", right, StringComparison.Ordinal).Replace("OTHER", wrong, StringComparison.Ordinal) + "\n");
    }

    private async Task<bool> ConnectsAsync(string program, params string[] arguments)
    {
        if (!File.Exists(program))
            Assert.Skip($"{Path.GetFileName(program)} is not installed");
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            // Until it listens; an answer of any kind ends the waiting.
            for (int attempt = 0; attempt < 100; attempt++)
            {
                Assert.False(process.HasExited, process.HasExited ? await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) : "");
                try
                {
                    using HttpResponseMessage answer = await client.GetAsync(new Uri($"http://127.0.0.1:{_port}/"), TestContext.Current.CancellationToken);
                    break;
                }
                catch (HttpRequestException error) when (error.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
                {
                    await Task.Delay(100, TestContext.Current.CancellationToken);
                }
                catch (HttpRequestException)
                {
                    break;
                }
            }

            return _server.Requests > 0;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
