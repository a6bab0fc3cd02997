using System.Globalization;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>NSS through tstclnt; the store is a database of its own.</summary>
internal sealed class NssClient : OneShotClient
{
    public override string Name => "tstclnt";

    public override string[] Needs => ["tstclnt", "certutil"];

    protected override string Command => "tstclnt";

    public override string[] Profiles() => ["nss@" + LiveProcess.VersionOf("dpkg-query", "(?<v>3[.][0-9]+([.][0-9]+)?)", "-W", "-f", "${Version}", "libnss3"), "nss"];

    protected override string[] Arguments(LiveQuestion question) =>
        ["-h", TestAuthority.HostName, "-p", question.Port.ToString(CultureInfo.InvariantCulture), "-d", "sql:" + Database(question), "-Q", "-4", "-b"];

    protected override void Prepare(LiveQuestion question, LiveWorld world)
    {
        string database = Database(question);
        if (Directory.Exists(database))
            return;
        Directory.CreateDirectory(database);
        Tool.Run("certutil", "-N", "-d", "sql:" + database, "--empty-password");
        string[] certificates = File.ReadAllText(question.Store).Split("-----END CERTIFICATE-----\n", StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < certificates.Length; i++)
        {
            string file = Path.Combine(database, string.Create(CultureInfo.InvariantCulture, $"{i}.pem"));
            File.WriteAllText(file, certificates[i] + "-----END CERTIFICATE-----\n");
            Tool.Run("certutil", "-A", "-d", "sql:" + database, "-n", "store" + i.ToString(CultureInfo.InvariantCulture), "-t", "C,,", "-i", file);
        }
    }

    protected override bool? Judge(ToolResult result) =>
        result.ExitCode == 0 ? true
        : (result.Error + result.Output).Contains("SEC_ERROR", StringComparison.Ordinal)
            || (result.Error + result.Output).Contains("BAD_CERT_DOMAIN", StringComparison.Ordinal) ? false
        : null;

    private static string Database(LiveQuestion question) => question.Store + ".nss";
}
