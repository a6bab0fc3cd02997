using System.Collections.Concurrent;
using System.Globalization;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>NSS through tstclnt; the store is a database of its own.</summary>
internal sealed class NssClient(ClientHost host) : OneShotClient(host, "tstclnt")
{
    private readonly ConcurrentDictionary<string, string?> _databases = new(StringComparer.Ordinal);

    public override string[] Needs => ["tstclnt", "certutil"];

    protected override string Command => "tstclnt";

    public override string Profile() => "nss@" + Host.VersionOf("dpkg-query", "(?<v>3[.][0-9]+([.][0-9]+)?)", "-W", "-f", "${Version}", "libnss3");

    protected override string[] Arguments(LiveQuestion question) =>
        ["-h", "127.0.0.1", "-a", question.Name, "-p", question.Port.ToString(CultureInfo.InvariantCulture), "-d", "sql:" + Database(question), "-Q", "-4", "-b"];

    protected override string? Prepare(LiveQuestion question) => _databases.GetOrAdd(Database(question), database => Make(database, question.Store));

    private string? Make(string database, string store)
    {
        Directory.CreateDirectory(Host.Root + database);
        string[] certificates = File.ReadAllText(Host.Root + store).Split("-----END CERTIFICATE-----\n", StringSplitOptions.RemoveEmptyEntries);
        string? error = Run("-N", "-d", "sql:" + database, "--empty-password");
        for (int i = 0; i < certificates.Length && error is null; i++)
        {
            string file = Path.Combine(database, string.Create(CultureInfo.InvariantCulture, $"{i}.pem"));
            File.WriteAllText(Host.Root + file, certificates[i] + "-----END CERTIFICATE-----\n");
            error = Run("-A", "-d", "sql:" + database, "-n", "store" + i.ToString(CultureInfo.InvariantCulture), "-t", "C,,", "-i", file);
        }

        return error;
    }

    protected override bool? Judge(ToolResult result) =>
        result.ExitCode == 0 ? true
        : (result.Error + result.Output).Contains("SEC_ERROR", StringComparison.Ordinal)
            || (result.Error + result.Output).Contains("BAD_CERT_DOMAIN", StringComparison.Ordinal) ? false
        : null;

    private string? Run(params string[] arguments)
    {
        ToolResult result = Host.Run("certutil", arguments, "", TimeSpan.FromSeconds(20));
        return result.ExitCode == 0 ? null : $"certutil {arguments[0]}: {result.Error}";
    }

    private static string Database(LiveQuestion question) => question.Store + ".nss";
}
