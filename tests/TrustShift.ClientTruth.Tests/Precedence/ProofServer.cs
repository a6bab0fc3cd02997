using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace TrustShift.ClientTruth.Tests.Precedence;

/// <summary>
/// TLS servers on the loopback address, one a root, that note which requests arrive. A client that sends its request trusts the server's root; one that checks after the handshake, as those on
/// GnuTLS do, sends none. What asks first, as PostgreSQL's clients do, is answered.
/// </summary>
internal sealed class ProofServer : IDisposable
{
    private static readonly byte[] s_answer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"u8.ToArray();
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<(string Token, char Root), bool> _requests = new();
    private readonly ImmutableDictionary<char, TcpListener> _listeners;
    private readonly CancellationTokenSource _end = new();

    public ProofServer(ProofAuthority authority)
    {
        _listeners = ProofAuthority.Roots.ToImmutableDictionary(static letter => letter, static _ => new TcpListener(IPAddress.Loopback, 0));
        foreach ((char letter, TcpListener listener) in _listeners)
        {
            listener.Start(64);
            _ = Serve(letter, listener, SslStreamCertificateContext.Create(authority.ServerOf(letter), null, offline: true));
        }
    }

    public int PortOf(char root) => ((IPEndPoint)_listeners[root].LocalEndpoint).Port;

    /// <summary>The roots whose servers got a request with this word.</summary>
    public string Requested(string token) => string.Concat(ProofAuthority.Roots.Where(root => _requests.ContainsKey((token, root))));

    public void Dispose()
    {
        _end.Cancel();
        foreach (TcpListener listener in _listeners.Values)
            listener.Dispose();
        _end.Dispose();
    }

    private async Task Serve(char root, TcpListener listener, SslStreamCertificateContext certificate)
    {
        try
        {
            while (!_end.IsCancellationRequested)
                _ = Answer(root, await listener.AcceptTcpClientAsync(_end.Token).ConfigureAwait(false), certificate);
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The tests are over.
        }
    }

    private async Task Answer(char root, TcpClient client, SslStreamCertificateContext certificate)
    {
        try
        {
            using (client)
            using (var limit = CancellationTokenSource.CreateLinkedTokenSource(_end.Token))
            {
                limit.CancelAfter(Limit);
                NetworkStream plain = client.GetStream();
                byte[] buffer = new byte[8192];
                int peeked = await client.Client.ReceiveAsync(buffer.AsMemory(0, 8), SocketFlags.Peek, limit.Token).ConfigureAwait(false);
                // PostgreSQL's SSLRequest: length 8, code 80877103.
                if (peeked == 8 && buffer.AsSpan(0, 8).SequenceEqual<byte>([0, 0, 0, 8, 4, 210, 22, 47]))
                {
                    await plain.ReadExactlyAsync(buffer.AsMemory(0, 8), limit.Token).ConfigureAwait(false);
                    await plain.WriteAsync("S"u8.ToArray(), limit.Token).ConfigureAwait(false);
                }

                await using var secure = new SslStream(plain);
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = certificate }, limit.Token).ConfigureAwait(false);
                int length = await secure.ReadAsync(buffer, limit.Token).ConfigureAwait(false);
                foreach (string token in Tokens(Encoding.Latin1.GetString(buffer, 0, length)))
                    _requests[(token, root)] = true;
                await secure.WriteAsync(s_answer, limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception refused) when (refused is IOException or AuthenticationException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It did not trust the server, or went away.
        }
    }

    // "proof17x" anywhere in the request.
    private static IEnumerable<string> Tokens(string text)
    {
        for (int at = text.IndexOf("proof", StringComparison.Ordinal); at >= 0; at = text.IndexOf("proof", at + 1, StringComparison.Ordinal))
        {
            int end = text.IndexOf('x', at);
            if (end > at && end - at < 16)
                yield return text[at..end];
        }
    }
}
