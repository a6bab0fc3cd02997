using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
using TrustShift.Assessment.Verdicts;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Applications;

/// <summary>
/// Joins clients, pins and endpoints into applications, by these rules:
/// <list type="number">
/// <item>What something starts is an application, together with the module or folder that it works in (its working folder, the folder of what it runs, what is copied or mounted into it).</item>
/// <item>A folder with a manifest or build file, or a virtual environment, is an application unless a process took it. The nearest enclosing one owns a file.</item>
/// <item>A client belongs to the process whose settings it has; else to the folder in which it lies; else to each process that runs it, and to each module that can run on no other.</item>
/// <item>A JDK, Node.js or another runtime that lies in no such folder is an application of its own, whoever runs it besides; a program built by Go likewise, unless a process runs it.</item>
/// <item>What belongs to none is the target's own. What the target has in common (the system's bundle, curl, OpenSSL) stands there and under each that uses it.</item>
/// </list>
/// </summary>
internal sealed class ApplicationSearch
{
    private readonly ClientContext _context;
    private readonly ApplicationFolders _folders;
    private readonly List<ApplicationDraft> _processes = [];
    private readonly SortedDictionary<string, ApplicationDraft> _runtimes = new(StringComparer.Ordinal);
    private readonly HashSet<ApplicationDraft> _taken = [];
    private readonly ApplicationDraft _rest;

    private ApplicationSearch(ClientContext context)
    {
        _context = context;
        _folders = new ApplicationFolders(context);
        TargetDescription target = context.Evidence.Target;
        _rest = new ApplicationDraft(ApplicationKinds.Target, ApplicationKinds.Target, context.IsHost ? "this host" : context.IsWholeSystem ? "the system" : "the target itself", target.Name);
    }

    /// <summary>All applications that have anything to tell, in a fixed order: processes, folders, runtimes, the rest.</summary>
    /// <param name="context">The evidence.</param>
    /// <param name="clients">Every client.</param>
    /// <param name="exposure">Every endpoint and SDK.</param>
    /// <param name="pins">Every set of pins.</param>
    public static ImmutableArray<ApplicationDraft> Run(ClientContext context, ImmutableArray<TlsClient> clients, Exposure exposure, ImmutableArray<PinSet> pins)
    {
        var search = new ApplicationSearch(context);
        search.AddProcesses();
        foreach (TlsClient client in clients)
            search.Add(client, clients);
        // A container of an image that the target builds speaks through what is in that image.
        foreach (ApplicationDraft container in search._processes)
            container.Clients.UnionWith(search._processes.Where(p => string.Equals(p.Id, container.Process!.Image, StringComparison.Ordinal)).SelectMany(static p => p.Clients).ToArray());
        ApplicationDraft[] all = [.. search._processes, .. search._folders.All.Where(f => !search._taken.Contains(f)), .. search._runtimes.Values, search._rest];
        var owners = new FileOwners(all, search._rest, context);
        foreach (ClassifiedEndpoint endpoint in exposure.Endpoints)
        {
            foreach (ApplicationDraft owner in endpoint.Evidence.Path is EndpointEvidence.Stated ? all : owners.Of(endpoint.Evidence.Path))
                owner.Endpoints.Add(endpoint);
        }

        foreach (PinSet set in pins)
        {
            foreach (ApplicationDraft owner in owners.Of(set.Path))
                owner.Pins.Add(set);
        }

        // On an installed system what a manifest names may be run by nobody; what runs there has its client there.
        foreach (SoftwareEvidence sdk in context.IsInstalledSystem ? [] : exposure.Sdks)
        {
            foreach (ApplicationDraft owner in owners.Of(sdk.Path))
                owner.Sdks.Add(sdk);
        }

        foreach (Gap gap in context.DecidingGaps)
        {
            foreach (ApplicationDraft owner in owners.Of(gap.Place.Split(':')[0]))
                owner.Gaps.Add(gap);
        }

        return [.. all.Where(static a => !a.IsEmpty)];
    }

    private void AddProcesses()
    {
        foreach (ProcessEvidence process in _context.Evidence.Processes.DistinctBy(static p => p.Id, StringComparer.Ordinal).Where(p => _context.CheckoutOf(p.Path) is null))
        {
            var draft = new ApplicationDraft(process.Id, process.Kind, process.Name, process.Place) { Process = process };
            foreach (string place in (process.Kind is ProcessKinds.ScriptCommand ? [] : ProcessPlaces.Of(process, _context)).Distinct(StringComparer.Ordinal))
            {
                if (_folders.Enclosing(place) is { } module)
                {
                    draft.Folders.UnionWith(module.Folders);
                    draft.Ecosystems.UnionWith(module.Ecosystems);
                    _taken.Add(module);
                }
                else if (ApplicationFolders.CanBeOwn(place, _context))
                {
                    draft.Folders.Add(place);
                }
            }

            // In a repository nothing lies where it will run: the module around the definition is what is started.
            if (draft.Folders.Count == 0 && !_context.IsWholeSystem && process.Kind is not (ProcessKinds.ScriptCommand or ProcessKinds.CiJob or ProcessKinds.KubernetesContainer or ProcessKinds.ComposeService) && _folders.Enclosing(process.Path) is { } around)
            {
                draft.Folders.UnionWith(around.Folders);
                draft.Ecosystems.UnionWith(around.Ecosystems);
                _taken.Add(around);
            }

            _processes.Add(draft);
        }
    }

    private void Add(TlsClient client, ImmutableArray<TlsClient> all)
    {
        bool isOwned = false;
        foreach (ApplicationDraft owner in OwnersOf(client, all).Distinct())
        {
            owner.Clients.Add(client.Id);
            isOwned |= owner.Kind is not ApplicationKinds.Module || !IsShared(client);
        }

        if (IsRuntime(client) && RuntimeOf(client) is { } runtime)
        {
            runtime.Clients.Add(client.Id);
            isOwned = true;
        }

        if (!isOwned || IsShared(client))
            _rest.Clients.Add(client.Id);
    }

    private IEnumerable<ApplicationDraft> OwnersOf(TlsClient client, ImmutableArray<TlsClient> all)
    {
        ApplicationDraft[] own = [.. _processes.Where(p => client.Id.StartsWith(p.Id + "|", StringComparison.Ordinal) || client.Settings.Any(s => string.Equals(s.Scope, p.Id, StringComparison.Ordinal)) || RunsInImage(p, client))];
        string[] places = client.Settings.IsEmpty || own.Length > 0 ? [client.Place] : [.. client.Settings.Where(static s => s.Scope is null).Select(static s => s.Path)];
        ApplicationDraft[] around = own.Length > 0 ? [] : [.. places.SelectMany(InFolders)];
        if (own.Length > 0 || around.Length > 0)
            return own.Concat(around);
        return _processes.Where(p => RuntimeUse.Runs(p.Process!, client, _context) && !all.Any(c => c.Id.StartsWith($"{p.Id}|{client.Id}", StringComparison.Ordinal)))
            .Concat(_folders.All.Where(f => !_taken.Contains(f) && f.Ecosystems.Any(e => RuntimeUse.IsRuntimeOf(e, client)) && !all.Any(c => string.Equals(c.Kind, client.Kind, StringComparison.Ordinal) && ApplicationFolders.IsIn(c.Place, f.Folders.Min!))));
    }

    private static bool RunsInImage(ApplicationDraft draft, TlsClient client) =>
        draft.Process?.Image is { } image && client.Kind is "image" && string.Equals(client.Id, "image:" + image, StringComparison.Ordinal);

    // The nearest enclosing folder: of a process, or of a module that no process took.
    private IEnumerable<ApplicationDraft> InFolders(string place)
    {
        ApplicationDraft? module = _folders.Enclosing(place);
        int longest = Math.Max(module is null ? -1 : module.Folders.Max(static f => f.Length), _processes.SelectMany(static p => p.Folders).Where(f => ApplicationFolders.IsIn(place, f)).Select(static f => f.Length).DefaultIfEmpty(-1).Max());
        if (longest < 0)
            return [];
        IEnumerable<ApplicationDraft> processes = _processes.Where(p => p.Folders.Any(f => f.Length == longest && ApplicationFolders.IsIn(place, f)));
        return module is null || _taken.Contains(module) || !module.Folders.Any(f => f.Length == longest) ? processes : processes.Append(module);
    }

    private static bool IsRuntime(TlsClient client) => client.Kind is "java" or "node" or "go" or "go-toolchain" or "dotnet" || (client.Kind is "custom-store" && client.Place.Contains("/lib/security/", StringComparison.Ordinal));

    // What a process or a folder owns is no runtime for others; one that several use stands by itself as well.
    private ApplicationDraft? RuntimeOf(TlsClient client)
    {
        if (client.Id.Contains('|', StringComparison.Ordinal))
            return null;
        bool isProgram = client.Kind is "go";
        if (InFolders(client.Place).Any() || (isProgram && _processes.Exists(p => RuntimeUse.Runs(p.Process!, client, _context))))
            return null;
        if (client.Kind is "custom-store")
            return _runtimes.Values.FirstOrDefault(r => ApplicationFolders.IsIn(client.Place, r.Place));
        string id = $"{(isProgram ? ApplicationKinds.Program : ApplicationKinds.Runtime)}:{client.Place}";
        if (!_runtimes.TryGetValue(id, out ApplicationDraft? draft))
        {
            string name = isProgram ? client.Place[(client.Place.LastIndexOf('/') + 1)..] : client.Name;
            _runtimes[id] = draft = new ApplicationDraft(id, isProgram ? ApplicationKinds.Program : ApplicationKinds.Runtime, name, client.Place);
            draft.Folders.Add(client.Place);
        }

        return draft;
    }

    // Of the operating system: used by whatever is there.
    private static bool IsShared(TlsClient client) => client.Kind is "openssl" or "gnutls" or "curl" or "curl-gnutls" or "wget" or "git" or "apt" && !client.Id.Contains('|', StringComparison.Ordinal);
}
