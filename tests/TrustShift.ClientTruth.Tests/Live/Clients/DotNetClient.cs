using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>.NET itself, in this process, with a custom root trust.</summary>
internal sealed class DotNetClient(ClientHost host) : LiveClient(host, "dotnet")
{
    public override string[] Needs => [];

    public override string Profile() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"dotnet@{Environment.Version.Major}");

    public override IReadOnlyDictionary<string, LiveAnswer> Ask(IReadOnlyList<LiveQuestion> questions) =>
        questions.AsParallel().WithDegreeOfParallelism(2).Select(static q => (q.Id, Answer: Ask(q))).ToDictionary(static a => a.Id, static a => a.Answer, StringComparer.Ordinal);

    private static LiveAnswer Ask(LiveQuestion question)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.ImportFromPemFile(question.Store);
        try
        {
            using var plain = new TcpClient("127.0.0.1", question.Port) { ReceiveTimeout = 15_000, SendTimeout = 15_000 };
            using var secure = new SslStream(plain.GetStream());
            secure.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = question.Name, CertificateChainPolicy = policy });
            return new LiveAnswer(true, "");
        }
        catch (AuthenticationException error)
        {
            return new LiveAnswer(error.Message.Contains("remote certificate", StringComparison.OrdinalIgnoreCase) ? false : null, error.Message);
        }
        catch (IOException error)
        {
            return new LiveAnswer(null, error.Message);
        }
    }
}
