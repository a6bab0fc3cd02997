using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>SunJSSE with a trust manager over the store; the program is compiled by the machine's own compiler, so that a runtime alone suffices.</summary>
internal sealed class JavaClient(ClientHost host, string kind = "java", string command = "java") : ScriptClient(host, kind)
{
    private readonly Lazy<string> _classes = new(() => Compile(host, kind));

    protected override string Command => command;

    protected override string FileName => "Client.java";

    public override string Profile() => "java@" + Host.VersionOf(command, @"version ""(1[.])?(?<v>[\d.]+)", "-version");

    public override string? Missing() => ClientHost.Here.Exists("javac") ? null : "there is no javac on this machine";

    protected override string[] Arguments(string file) => ["-cp", _classes.Value, "Client"];

    private static string Compile(ClientHost host, string kind)
    {
        string source = host.Folder.Write($"{kind}/Client.java", Source), classes = Path.GetDirectoryName(source)!;
        ToolResult result = ClientHost.Here.Run("javac", ["-nowarn", "--release", "8", "-d", classes, source], "", TimeSpan.FromSeconds(60));
        Assert.True(result.ExitCode == 0, result.Error);
        return host.Seen(classes);
    }

    protected override string Script => Source;

    private const string Source =
        """
        import java.io.*;
        import java.net.*;
        import java.security.*;
        import java.security.cert.*;
        import javax.net.ssl.*;

        public class Client {
            static String[] ask(int port, String store, String name) throws Exception {
                KeyStore keys = KeyStore.getInstance("PKCS12");
                keys.load(null, null);
                int n = 0;
                try (InputStream in = new BufferedInputStream(new FileInputStream(store))) {
                    for (java.security.cert.Certificate c : CertificateFactory.getInstance("X.509").generateCertificates(in))
                        keys.setCertificateEntry("c" + n++, c);
                }
                TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
                trust.init(keys);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, trust.getTrustManagers(), null);
                try (Socket plain = new Socket("127.0.0.1", port);
                     SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true)) {
                    plain.setSoTimeout(15000);
                    SSLParameters p = socket.getSSLParameters();
                    p.setEndpointIdentificationAlgorithm("HTTPS");
                    socket.setSSLParameters(p);
                    socket.startHandshake();
                    return new String[] { "A", "" };
                } catch (SSLException e) {
                    for (Throwable t = e; t != null; t = t.getCause())
                        if (t instanceof CertificateException || t instanceof CertPathValidatorException)
                            return new String[] { "R", e.toString() };
                    return new String[] { "E", e.toString() };
                }
            }

            public static void main(String[] args) throws Exception {
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
                for (String line; (line = in.readLine()) != null; ) {
                    String[] p = line.split("\t");
                    String[] answer;
                    try { answer = ask(Integer.parseInt(p[1]), p[2], p[3]); } catch (Exception e) { answer = new String[] { "E", e.toString() }; }
                    System.out.println(p[0] + "\t" + answer[0] + "\t" + answer[1].replace('\t', ' ').replace('\n', ' '));
                }
            }
        }
        """;
}
