using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TrustShift.ClientTruth.Tests.Live.Authority;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>
/// A TLS server on the loopback address that sends exactly one chain: <c>openssl s_server</c>, because SslStream sends what it can link together, in its own
/// order. The operating system chooses the port.
/// </summary>
internal sealed class ChainServer : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly TemporaryFolder _folder;

    private ChainServer(Process process, int port, TemporaryFolder folder)
    {
        _process = process;
        _folder = folder;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Starts one.</summary>
    public static ChainServer Start(TestAuthority authority, ImmutableArray<string> chain)
    {
        var folder = new TemporaryFolder();
        // The first certificate is the server's own, whatever it is; the order of the rest is the order sent.
        string first = folder.Write("own.pem", authority[chain[0]].Pem);
        string key = folder.Write("own.key", authority[chain[0]].Key.Pem);
        var arguments = new List<string>
        {
            "s_server", "-accept", "127.0.0.1:0", "-cert", first, "-key", key, "-no-CAfile", "-no-CApath", "-no-CAstore", "-www", "-cipher", "ALL:@SECLEVEL=0",
        };
        if (chain.Length > 1)
            arguments.AddRange(["-cert_chain", folder.Write("rest.pem", string.Concat(chain.Skip(1).Select(id => authority[id].Pem)))]);
        var start = new ProcessStartInfo("openssl") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        var port = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start };
        string words = "";
        process.ErrorDataReceived += (_, line) => words += line.Data;
        process.OutputDataReceived += (_, line) =>
        {
            // "ACCEPT 127.0.0.1:43521"
            if (line.Data?.Split(' ') is ["ACCEPT", var place, ..])
                port.TrySetResult(int.Parse(place.AsSpan(place.LastIndexOf(':') + 1), CultureInfo.InvariantCulture));
            else if (line.Data is null)
                port.TrySetResult(0);
        };
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        if (port.Task.Wait(StartLimit) && port.Task.Result > 0)
            return new ChainServer(process, port.Task.Result, folder);
        Kill(process);
        folder.Dispose();
        throw new InvalidOperationException($"openssl s_server did not start for {string.Join(' ', chain)}: {words}");
    }

    public void Dispose()
    {
        Kill(_process);
        _folder.Dispose();
    }

    private static void Kill(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
