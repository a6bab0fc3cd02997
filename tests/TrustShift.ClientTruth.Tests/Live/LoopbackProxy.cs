using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>
/// A CONNECT proxy on the loopback address that takes every name for the loopback address, for clients that cannot be told where a name leads. TLS passes through it
/// untouched.
/// </summary>
internal static class LoopbackProxy
{
    private static readonly Lazy<string> Started = new(Start);

    /// <summary>Where it listens: <c>http://127.0.0.1:port</c>.</summary>
    public static string Address => Started.Value;

    private static string Start()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = Task.Run(async () =>
        {
            while (true)
                _ = Serve(await listener.AcceptTcpClientAsync());
        });
        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private static async Task Serve(TcpClient client)
    {
        try
        {
            using (client)
            {
                NetworkStream inner = client.GetStream();
                string head = await Head(inner);
                // "CONNECT s3.live.test:43521 HTTP/1.1"
                string target = head.Split(' ')[1];
                using var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, int.Parse(target.AsSpan(target.LastIndexOf(':') + 1), CultureInfo.InvariantCulture));
                await inner.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray());
                NetworkStream outer = server.GetStream();
                await Task.WhenAny(inner.CopyToAsync(outer), outer.CopyToAsync(inner));
            }
        }
        catch (Exception error) when (error is IOException or SocketException or IndexOutOfRangeException or FormatException)
        {
            // The client went away, or spoke something else; it sees a closed connection and says so.
        }
    }

    /// <summary>Up to the empty line, byte by byte: what follows is TLS.</summary>
    private static async Task<string> Head(NetworkStream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && head.Length < 4096 && await stream.ReadAsync(one) == 1)
            head.Append((char)one[0]);
        return head.ToString();
    }
}
