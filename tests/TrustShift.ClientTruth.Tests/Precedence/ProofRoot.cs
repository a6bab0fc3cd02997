using System.Diagnostics;
using System.Globalization;
using System.Text;
using TrustShift.ClientTruth.Tests.Live;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Precedence;

/// <summary>
/// The root file system of one proof: stores below /mnt, the system's store below /etc/ssl, a unit of systemd that starts the program. It is examined as a target, and mounted over the machine's
/// folders, in a mount namespace of its own, for the real program.
/// </summary>
internal sealed class ProofRoot : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ProofRoot(ProofStores stores) => CopyFolder(stores.Root, Root);

    public string Root => _folder.Root;

    public string PathOf(string path) => _folder.PathOf(path.TrimStart('/').Split('/'));

    public void Write(string path, string text) => _folder.Write(path.TrimStart('/'), text);

    public void Copy(string from, string to) => File.Copy(PathOf(from), PathOf(to), overwrite: true);

    public void WriteUnit(ProofRuntime runtime, Proof proof)
    {
        var unit = new StringBuilder("[Service]\n");
        foreach ((string name, string value) in Variables(proof))
            unit.Append(CultureInfo.InvariantCulture, $"Environment=\"{name}={value}\"\n");
        string script = runtime.Script is { } file ? $" /mnt/app/{file.Name}" : "";
        // Options stand before the script where the runtime has one.
        unit.Append(CultureInfo.InvariantCulture, $"ExecStart={runtime.Program}{(proof.Arguments.Length > 0 ? " " : "")}{proof.Arguments}{script}\n");
        Write("/etc/systemd/system/proof.service", unit.ToString());
    }

    /// <summary>Starts the real program on the addresses, which hold a word that tells the proof.</summary>
    public ToolResult Start(ProofRuntime runtime, Proof proof, IEnumerable<string> addresses, TimeSpan limit)
    {
        var script = new StringBuilder("set -e\n");
        foreach (string mount in (string[])["etc/ssl:/etc/ssl", "mnt:/mnt", .. runtime.Mounts])
        {
            string[] parts = mount.Split(':');
            script.Append(CultureInfo.InvariantCulture, $"mount --bind '{PathOf(parts[0])}' '{parts[1]}'\n");
        }

        script.Append("set +e\ncd /mnt/home\n");
        script.Append("each() { code=$1; shift; for u in \"$@\"; do p=${u#https://localhost:}; p=${p%%/*}; w=${u##*/}; eval \"$code\"; done; }\n");
        script.Append(runtime.Ask).Append('\n');
        string[] unshare = Environment.IsPrivilegedProcess ? ["-m"] : ["-rm"];
        return LiveProcess.Run(
            "unshare",
            [
                .. unshare, "env", "-i", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/mnt/home", "LC_ALL=C", "PROGRAM=" + runtime.Program, "ARGUMENTS=" + proof.Arguments,
                .. Variables(proof).Select(static v => $"{v.Name}={v.Value}"), "sh", "-c", script.ToString(), "proof", .. addresses,
            ],
            "", limit);
    }

    /// <summary>Whether this machine lets a process have mounts of its own.</summary>
    public static bool IsPossible { get; } = LiveProcess.Exists("unshare")
        && LiveProcess.Run("unshare", [Environment.IsPrivilegedProcess ? "-m" : "-rm", "mount", "--bind", "/mnt", "/mnt"], "", TimeSpan.FromSeconds(10)).ExitCode == 0;

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<(string Name, string Value)> Variables(Proof proof) =>
        from word in proof.Environment.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let cut = word.IndexOf('=', StringComparison.Ordinal)
        select (word[..cut], word[(cut + 1)..].Replace('+', ' '));

    private static void CopyFolder(string from, string to)
    {
        foreach (FileSystemInfo entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            string copy = Path.Combine(to, entry.Name);
            if (entry.LinkTarget is { } target)
            {
                File.CreateSymbolicLink(copy, target);
            }
            else if (entry is DirectoryInfo)
            {
                Directory.CreateDirectory(copy);
                CopyFolder(entry.FullName, copy);
            }
            else
            {
                File.Copy(entry.FullName, copy);
            }
        }
    }
}
