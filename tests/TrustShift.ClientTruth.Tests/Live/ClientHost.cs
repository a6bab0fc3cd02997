using System.Collections.Concurrent;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>
/// Where clients are installed: this machine, or the folder of another release of the system, entered by chroot (as root), with the network of this machine.
/// </summary>
internal sealed class ClientHost : IDisposable
{
    private static readonly TimeSpan VersionLimit = TimeSpan.FromSeconds(30);

    // Another release brings its own programs, and nothing of this machine's path.
    private const string ForeignPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private readonly ConcurrentDictionary<string, string> _versions = new(StringComparer.Ordinal);
    private readonly Lazy<TemporaryFolder> _folder;

    private ClientHost(string name, string root)
    {
        Name = name;
        Root = root;
        _folder = new Lazy<TemporaryFolder>(() => IsHere ? new TemporaryFolder() : new TemporaryFolder(Path.Combine(root, "tmp")));
    }

    /// <summary>This machine.</summary>
    public static ClientHost Here { get; } = new("", "");

    /// <summary>Another release; empty for this machine.</summary>
    public string Name { get; }

    /// <summary>Its root folder; empty for this machine.</summary>
    public string Root { get; }

    /// <summary>A folder for the files of a run.</summary>
    public TemporaryFolder Folder => _folder.Value;

    private bool IsHere => Root.Length == 0;

    /// <summary>The release whose root is that folder.</summary>
    public static ClientHost In(string root) => new(Path.GetFileName(root.TrimEnd('/')), root.TrimEnd('/'));

    /// <summary>A path of this machine as a client there sees it.</summary>
    public string Seen(string path) => path[Root.Length..];

    /// <summary>Writes a text file and returns its path as a client sees it.</summary>
    public string Write(string relativePath, string text) => Seen(Folder.Write(relativePath, text));

    /// <summary>Runs a command there, and kills it when it does not end in time.</summary>
    public ToolResult Run(string command, string[] arguments, string input, TimeSpan limit, params (string Name, string Value)[] environment) =>
        IsHere
            ? LiveProcess.Run(command, arguments, input, limit, environment)
            : LiveProcess.Run("chroot", [Root, command, .. arguments], input, limit, [.. environment, ("PATH", ForeignPath)]);

    /// <summary>Whether a command is installed there.</summary>
    public bool Exists(string command) =>
        command.Contains('/', StringComparison.Ordinal) ? File.Exists(Root + command)
        : IsHere ? LiveProcess.Exists(command)
        : ForeignPath.Split(':').Any(folder => File.Exists(Root + Path.Combine(folder, command)));

    /// <summary>The first match of the group v in what a command prints; "unknown" when there is none.</summary>
    public string VersionOf(string command, string pattern, params string[] arguments) => _versions.GetOrAdd($"{command} {pattern} {string.Join(' ', arguments)}", _ =>
    {
        if (!Exists(command))
            return "unknown";
        ToolResult result = Run(command, arguments, "", VersionLimit);
        var match = System.Text.RegularExpressions.Regex.Match(
            result.Output + result.Error, pattern, System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return match.Success ? match.Groups["v"].Value : "unknown";
    });

    /// <summary>Deletes the folder of the run.</summary>
    public void Dispose()
    {
        if (_folder.IsValueCreated)
            _folder.Value.Dispose();
    }
}
