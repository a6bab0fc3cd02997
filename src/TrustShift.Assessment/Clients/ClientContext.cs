using System.Collections.Immutable;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Discovery.Android;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Assessment.Clients;

/// <summary>The evidence as finders look at it: stores by path, settings by name, and which stores already belong to somebody.</summary>
public sealed class ClientContext
{
    private ImmutableArray<Gap>? _decidingGaps;
    private const string Environment = "environment";
    private const int MostPaths = 4;

    private readonly HashSet<string> _claimed;
    private readonly ILookup<string, SoftwareEvidence> _software;
    private readonly ILookup<string, SettingEvidence> _settings;

    private readonly Lazy<Dictionary<string, ProcessEvidence>> _processes;
    private readonly Dictionary<string, Reason?> _notes = new(StringComparer.Ordinal);

    private ClientContext? _withoutEnvironment;

    /// <summary>Indexes the evidence.</summary>
    public ClientContext(EvidenceSet evidence)
        : this(evidence, PackagedSoftware.Of(evidence))
    {
    }

    private ClientContext(EvidenceSet evidence, ImmutableArray<SoftwareEvidence> packaged)
        : this(evidence with { Software = [.. evidence.Software, .. packaged] }, new HashSet<string>(StringComparer.Ordinal)) => ListsPackagesOnly = !packaged.IsEmpty;

    private ClientContext(EvidenceSet evidence, HashSet<string> claimed, ProcessEvidence? process = null)
    {
        Evidence = evidence;
        Process = process;
        _claimed = claimed;
        IsInstalledSystem = IsHost || evidence.Software.Any(static s => s.Kind is SoftwareKinds.OperatingSystem && s.Path.TrimStart('/') is "etc/os-release" or "usr/lib/os-release");
        // What is installed is found itself: a manifest that asks for some release of it says nothing of what runs (docs/adr/0002).
        _software = evidence.Software.Where(s => !IsInstalledSystem || s is not { Basis: SoftwareBasis.Declared, Requirement: not null }).ToLookup(s => s.Kind, StringComparer.Ordinal);
        _processes = new(() => evidence.Processes.DistinctBy(p => p.Id, StringComparer.Ordinal).ToDictionary(p => p.Id, StringComparer.Ordinal));
        AllSettings = [.. evidence.Settings.Where(s => CheckoutOf(s.Path) is null)];
        Settings = [.. AllSettings.Where(s => s.Scope is null || string.Equals(s.Scope, process?.Id, StringComparison.Ordinal)).OrderBy(s => s.Scope is null ? 1 : 0)];
        _settings = Settings.ToLookup(s => s.Name, StringComparer.Ordinal);
    }

    /// <summary>The evidence.</summary>
    public EvidenceSet Evidence { get; }

    /// <summary>The program as which the evidence is looked at, see <see cref="For"/>; null where it is looked at as a whole.</summary>
    public ProcessEvidence? Process { get; }

    /// <summary>The settings that count here: on a host, not those of source checkouts; of those of single programs only the own ones, which come first.</summary>
    public ImmutableArray<SettingEvidence> Settings { get; }

    /// <summary>The settings that count, those of single programs included.</summary>
    public ImmutableArray<SettingEvidence> AllSettings { get; }

    /// <summary>Whether settings come from the environment of the examining process.</summary>
    public bool HasEnvironment => Settings.Any(s => string.Equals(s.Path, Environment, StringComparison.Ordinal));

    /// <summary>Whether there are settings that hold for some of the programs that honour them and not for others: a variable in a script or a shell's profile, the configuration of one user.</summary>
    public bool HasSettingsOfSome => Settings.Any(IsOfSome);

    /// <summary>The same evidence as a program sees it for which only what is system-wide holds: a service has neither the environment of the examining process nor a login shell's. Claims are shared.</summary>
    public ClientContext WithoutEnvironment => _withoutEnvironment ??= new ClientContext(
        Evidence with { Settings = [.. Evidence.Settings.Where(static s => !IsOfSome(s))] }, _claimed)
    {
        ListsPackagesOnly = ListsPackagesOnly,
    };

    /// <summary>
    /// The same evidence as one program sees it: its own settings before those of the system, its mounts, and neither the environment of the examining process nor that of login shells
    /// (systemd.exec(5): a service has the environment that its unit gives it; a container that of its image and definition). Claims are shared.
    /// </summary>
    public ClientContext For(ProcessEvidence process) =>
        new(Evidence with { Settings = [.. Evidence.Settings.Where(s => s.Scope is not null || !IsOfShells(s.Path))] }, _claimed, process) { ListsPackagesOnly = ListsPackagesOnly };

    /// <summary>The program that a setting holds for alone, or null.</summary>
    public ProcessEvidence? ProcessOf(SettingEvidence setting) => setting.Scope is { } scope ? _processes.Value.GetValueOrDefault(scope) : null;

    /// <summary>Whether the target is a whole system (this host, or a root file system), so that what is missing in it does not exist.</summary>
    public bool IsWholeSystem => string.Equals(Evidence.Target.Kind, "host", StringComparison.Ordinal) || _software.Contains(SoftwareKinds.OperatingSystem);

    /// <summary>
    /// Whether the target itself is an installed system: this host, or a folder that is a root file system. What files in it ask for or lock is installed there, or runs elsewhere.
    /// </summary>
    public bool IsInstalledSystem { get; }

    /// <summary>Whether the target lists programs as packages and holds none of their files, so that what is missing in it proves nothing.</summary>
    public bool ListsPackagesOnly { get; private init; }

    /// <summary>Whether the target holds a runtime whose default store could be judged.</summary>
    public bool HasRuntime =>
        new[] { SoftwareKinds.Java, SoftwareKinds.Python, SoftwareKinds.Node, SoftwareKinds.NodeSystem, SoftwareKinds.Go, SoftwareKinds.GoToolchain, SoftwareKinds.DotNet, SoftwareKinds.Deno, SoftwareKinds.Bun }.Any(_software.Contains);

    /// <summary>Whether the target is this host.</summary>
    public bool IsHost => string.Equals(Evidence.Target.Kind, "host", StringComparison.Ordinal);

    /// <summary>
    /// The working tree of a version control system in which a path of this host lies, or null. Source code on a host is not deployed there: it is a target of its own.
    /// </summary>
    public string? CheckoutOf(string path) =>
        IsHost ? _software[SoftwareKinds.SourceCheckout].Select(s => s.Root).FirstOrDefault(r => r is { Length: > 1 } && path.StartsWith(r + "/", StringComparison.Ordinal)) : null;

    /// <summary>Gaps behind which trust may hide; those in a source checkout on a host are left to a check of that folder.</summary>
    public ImmutableArray<Gap> DecidingGaps => _decidingGaps ??= [.. Evidence.Gaps.Where(g => g.Decides && CheckoutOf(g.Place) is null)];

    /// <summary>Software of one kind, in evidence order.</summary>
    public IEnumerable<SoftwareEvidence> SoftwareOf(string kind) => _software[kind];

    /// <summary>Settings of one name, in evidence order.</summary>
    public IEnumerable<SettingEvidence> SettingsOf(string name) => _settings[name];

    /// <summary>The setting of one name of the program itself, in the examining process's environment, or in a system-wide file; null when there is none.</summary>
    public SettingEvidence? SettingOf(string name) =>
        _settings[name].OrderBy(s => s.Scope is not null ? 0 : string.Equals(s.Path, Environment, StringComparison.Ordinal) ? 1 : 2).FirstOrDefault();

    /// <summary>
    /// The store at an absolute path of the examined system, or null. In a folder target, paths are relative to it, so the leading slash
    /// is optional.
    /// </summary>
    public TrustStoreEvidence? StoreAt(string path) => StoreAt(path, Process);

    /// <summary>The store at a path as a program sees it, through its mounts; null when there is none.</summary>
    public TrustStoreEvidence? StoreAt(string path, ProcessEvidence? process)
    {
        path = path.TrimEnd('/');
        if (process is not null && !path.StartsWith('/') && process.WorkingFolder is { } folder && !LiesInSoftware(path))
            path = folder.TrimEnd('/') + "/" + path;
        if (process is not null && Mounted(path, process) is { } source)
            return StoreAt(source, process: null);
        return Evidence.FindStore(path)
            ?? (path.StartsWith('/') ? Evidence.FindStore(path[1..]) : Evidence.FindStore("/" + path));
    }

    /// <summary>The store that a setting names. In a package of a system, or a layer of an image, absolute paths are those of the system into which it is unpacked.</summary>
    public TrustStoreEvidence? StoreOf(SettingEvidence setting) =>
        StoreAt(setting.Value, ProcessOf(setting))
        ?? (setting.Value.StartsWith('/') && setting.Path.LastIndexOf('!') is > 0 and var archive ? StoreAt(setting.Path[..(archive + 1)] + setting.Value[1..], process: null) : null);

    /// <summary>The store at a path, and those that lie in the folder at that path.</summary>
    public IEnumerable<TrustStoreEvidence> StoresIn(string path)
    {
        path = path.TrimEnd('/');
        if (StoreAt(path) is { } itself)
            yield return itself;
        string inside = (Process is null ? path : Mounted(path, Process) ?? path).TrimStart('/');
        foreach (TrustStoreEvidence store in Evidence.Stores.Where(s => s.Aliases.Prepend(s.Path).Any(p => string.Equals(FolderOf(p), inside, StringComparison.Ordinal))))
            yield return store;

        static string FolderOf(string file) => file[..Math.Max(0, file.LastIndexOf('/'))].TrimStart('/');
    }

    // In a target that is a folder, places of software have no slash at the start either: they are no paths of a program.
    private bool LiesInSoftware(string path) =>
        Evidence.Software.Any(s => s.Root is { Length: > 0 } root && path.StartsWith(root, StringComparison.Ordinal) && path.Length > root.Length && path[root.Length] == '/');

    // The mount with the longest path decides; below a mounted folder the rest of the path is kept.
    private static string? Mounted(string path, ProcessEvidence process)
    {
        foreach (MountedPlace mount in process.Mounts.OrderByDescending(m => m.Inside.Length))
        {
            string inside = mount.Inside.TrimEnd('/');
            if (mount.Source is { } source && (string.Equals(path, inside, StringComparison.Ordinal) || path.StartsWith(inside + "/", StringComparison.Ordinal)))
                return source.TrimEnd('/') + path[inside.Length..];
        }

        return null;
    }

    // Of unscoped settings those of a program's own configuration below /etc hold for every run of it (each program's documentation); a variable holds where it is set.
    private static bool IsOfSome(SettingEvidence setting) =>
        setting is { Scope: null, Mechanism: not AndroidTrust.Mechanism } && (setting.Mechanism is TrustVariables.Mechanism or NodeCommands.Mechanism or "jvm-option" || !setting.Path.TrimStart('/').StartsWith("etc/", StringComparison.Ordinal));

    private static bool IsOfShells(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        return string.Equals(path, Environment, StringComparison.Ordinal) || path.TrimStart('/') is "etc/environment" || path.Contains("etc/profile", StringComparison.Ordinal)
            || name is ".bashrc" or ".profile" or ".bash_profile" or ".zshrc" or ".zshenv" or "bash.bashrc" or ".envrc";
    }

    /// <summary>The first of these paths that is a store, or null.</summary>
    public TrustStoreEvidence? FirstStoreAt(IEnumerable<string> paths) => paths.Select(StoreAt).FirstOrDefault(s => s is not null);

    /// <summary>Marks a store as belonging to a client, so that it is not judged again as a custom store.</summary>
    public void Claim(TrustStoreEvidence store) => _claimed.Add(store.Path);

    /// <summary>Whether some client uses the store.</summary>
    public bool IsClaimed(TrustStoreEvidence store) => _claimed.Contains(store.Path);

    /// <summary>Turns found stores into one effective store (their union, in order) and claims them.</summary>
    /// <param name="reason">Why the client uses them, one sentence.</param>
    /// <param name="stores">The stores, in the client's order.</param>
    public EffectiveStore Effective(string reason, params ReadOnlySpan<TrustStoreEvidence> stores)
    {
        var anchors = ImmutableArray.CreateBuilder<TrustAnchor>();
        var intermediates = ImmutableArray.CreateBuilder<CertificateFacts>();
        var seen = new HashSet<Sha256Hash>();
        foreach (TrustStoreEvidence store in stores)
        {
            Claim(store);
            foreach (StoreEntry entry in store.Entries)
            {
                if (entry.HasPrivateKey || !seen.Add(entry.Certificate) || Evidence.FindCertificate(entry.Certificate) is not { } facts)
                    continue;
                // A certificate that is not self-issued ends a path only in libraries that accept partial chains: the profile decides.
                anchors.Add(new TrustAnchor(facts, Usage: entry.Usage));
                if (!facts.IsSelfIssued)
                    intermediates.Add(facts);
            }
        }

        string path = stores.Length == 0 ? "(none)" : PathOf([.. stores.ToArray().Select(s => s.Path).Distinct(StringComparer.Ordinal)]);
        string format = stores.Length == 0 ? "none" : stores[0].Format;
        return new EffectiveStore(path, format, reason, anchors.DrainToImmutable(), intermediates.DrainToImmutable())
        {
            IsIncomplete = stores.ToArray().Any(s => s.IsIncomplete),
            Release = stores.Length == 1 ? stores[0].Release : null,
            Notes = [.. stores.ToArray().Select(NoteOf).OfType<Reason>()],
        };
    }

    /// <summary>The paths; where they are many, those of one folder as the folder with their number.</summary>
    private static string PathOf(string[] paths) => paths.Length <= MostPaths
        ? string.Join(" + ", paths)
        : string.Join(" + ", paths.GroupBy(FolderOf, StringComparer.Ordinal).Select(static files => files.Count() > 1 ? $"{files.Key} ({files.Count()} files)" : files.First()));

    private static string FolderOf(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : path;

    private Reason? NoteOf(TrustStoreEvidence store)
    {
        if (!_notes.TryGetValue(store.Path, out Reason? note))
            _notes[store.Path] = note = SystemBundleOrigin.Explain(this, store);
        return note;
    }
}
