using System.Collections.Concurrent;
using System.Collections.Immutable;
using TrustShift.Discovery.Android;
using TrustShift.Discovery.Apple;
using TrustShift.Discovery.Archives;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Limits;
using TrustShift.Discovery.Pins.Constants;
using TrustShift.Discovery.Processes;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Software;
using TrustShift.Discovery.Software.Packages;

namespace TrustShift.Discovery.Sources;

/// <summary>One examination of a target: walks it, reads its files in parallel, and puts the evidence together in a fixed order.</summary>
/// <param name="request">What to examine and how.</param>
/// <param name="scope">The target.</param>
/// <param name="progress">Who wants to know of progress, or null.</param>
internal sealed class Examination(ExaminationRequest request, TargetScope scope, IProgress<ExaminationProgress>? progress) : IDisposable
{
    private const int FilesBetweenReports = 128;
    private const long BytesBetweenReports = 32 * 1024 * 1024;

    private readonly ScanRules _rules = new(EndpointVocabulary.Current);
    private readonly TargetFiles _targetFiles = new(scope);
    private readonly Lock _gate = new();
    private readonly List<StoreFinding> _stores = [];
    private readonly List<SoftwareEvidence> _software = [];
    private readonly List<SettingEvidence> _settings = [];
    private readonly List<ProcessEvidence> _processes = [];
    private readonly HashSet<string> _readWhole = new(StringComparer.Ordinal);
    private readonly List<PinEvidence> _pins = [];
    private readonly List<PinConstants> _constants = [];
    private readonly List<Gap> _gaps = [];
    private readonly List<TrustSetting> _trustSettings = [];
    private readonly AndroidFindings _android = new();
    private readonly HashSet<string> _androidPolicies = new(StringComparer.Ordinal);
    private readonly EndpointAssembly _endpoints = new();
    private readonly ArchiveFindings _archives = new();
    private readonly CertificatePool _certificates = new(request.Limits);
    private readonly ReadingMemory _memory = new();
    private readonly EntryBuffers _buffers = new(request.Limits.InMemory);
    private readonly ConcurrentDictionary<string, bool> _read = new(StringComparer.Ordinal);
    private int _busy;
    private long _files;
    private long _filesRead;
    private long _bytes;
    private long _reportedBytes;

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    /// <summary>Runs it.</summary>
    public EvidenceSet Run(CancellationToken cancellation)
    {
        var walk = new TreeWalk(scope, scope.IsHost ? MountTable.Read() : null);
        ReadAll(walk.Files(cancellation), walk, cancellation);
        ReadAll(LinkedFiles(walk), walk, cancellation);
        if (scope.IsHost && request.Environment is { } environment)
            _settings.AddRange(TrustVariables.Of(environment));
        var referred = new ReferredStores(scope, path => _read.ContainsKey(path));
        if (scope.IsHost)
            ReadAll(referred.Files([.. _settings]).ToList(), walk, cancellation);
        progress?.Report(new ExaminationProgress(_files, _bytes, ""));
        return Assemble(walk, referred);
    }

    // Files with other names in places that are looked at by name, to which links with the name of a store lead.
    private IEnumerable<FoundFile> LinkedFiles(TreeWalk walk)
    {
        foreach (string path in walk.LinkedStores.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            FileStatus status = FileStatus.Of(path);
            if (!_read.ContainsKey(path) && !scope.IsExcluded(path) && status.Kind == FileKind.Regular)
                yield return new FoundFile(path, scope.PathOf(path), status.Length, Look.Names);
        }
    }

    private void ReadAll(IEnumerable<FoundFile> files, TreeWalk walk, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, request.Parallelism), CancellationToken = cancellation };
        Parallel.ForEach(
            Partitioner.Create(files, EnumerablePartitionerOptions.NoBuffering),
            options,
            NewPass,
            (file, _, pass) =>
            {
                Interlocked.Increment(ref _busy);
                try
                {
                    ReadOne(file, pass, walk, cancellation);
                }
                finally
                {
                    Interlocked.Decrement(ref _busy);
                }

                return pass;
            },
            _ => { });
    }

    private FilePass NewPass() => new(_rules, request.Passwords) { IsApplication = !scope.IsRootFileSystem, Files = _targetFiles, OnBytes = count => Interlocked.Add(ref _bytes, count) };

    private void ReadOne(FoundFile file, FilePass pass, TreeWalk walk, CancellationToken cancellation)
    {
        Report(file, Interlocked.Increment(ref _files));
        ReadSoftware(file.Path, file.Name, _targetFiles, inArchive: false);
        if (file.Look == Look.Names && !IsOpenedByName(file))
            return;
        if (scope.IsRootFileSystem)
            _read.TryAdd(file.FullPath, true);
        try
        {
            var clock = new ReadingClock(request.Limits, request.Clock);
            using var source = new LimitedBytes(DiskBytes.Open(file.FullPath), request.Limits, clock);
            if (PackedFiles.IsReadInto(file, scope) && ArchiveReader.FormatOf(source) is { } format)
                ReadArchive(file, source, format, clock, pass, cancellation);
            else
                ReadBytes(file, source, pass, cancellation);
            if (source.IsCut)
                KeepLimit(file, $"longer than the {SizeText.Of(request.Limits.File)} that are read of one file: the rest was not read", request.Limits.Raise("file"));
        }
        catch (ReadingLimitException e)
        {
            KeepLimit(file, $"{e.Message}: the rest of it was not read", e.Remedy);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            // The boundary of one file: it may be forbidden, on a broken disk, or deleted since it was listed.
            if (e is FileNotFoundException or DirectoryNotFoundException)
                return;
            lock (_gate)
                _gaps.Add(walk.Unreadable(file.FullPath, e is UnauthorizedAccessException ? "may not be read" : $"cannot be read: {e.Message}"));
        }
    }

    private void ReadBytes(FoundFile file, FileBytes source, FilePass pass, CancellationToken cancellation)
    {
        (FileFindings findings, StoreFinding? store) = pass.Read(file, source, cancellation);
        Interlocked.Increment(ref _filesRead);
        if (store is not null || !findings.IsEmpty || findings.HasAndroidPins)
            Keep(findings, store);
    }

    private void KeepLimit(FoundFile file, string reason, string remedy)
    {
        lock (_gate)
            _gaps.Add(new Gap(file.Path, reason, remedy, Decides: PlaceNatures.Of(file.Path) != PlaceNature.Sample));
    }

    private void ReadArchive(FoundFile file, FileBytes source, ArchiveFormat format, ReadingClock clock, FilePass pass, CancellationToken cancellation)
    {
        var queue = new EntryQueue((entry, bytes, own) => ReadBytes(entry, bytes, own, cancellation), NewPass, TakeProcessor, () => Interlocked.Decrement(ref _busy));
        var reader = new ArchiveReader(
            request.Limits,
            _memory,
            _buffers,
            (entry, bytes) =>
            {
                Report(entry, Interlocked.Increment(ref _files));
                if (bytes is not MemoryBytes memory || !queue.TryAdd(entry, memory))
                    ReadBytes(entry, bytes, pass, cancellation);
            },
            content =>
            {
                queue.Finish(pass);
                EndArchive(content, isNested: content.Place.Length > file.Path.Length);
            });
        reader.Read(file, source, format, clock, cancellation);
        queue.Finish(pass);
        lock (_gate)
        {
            _gaps.AddRange(reader.Gaps);
            if (PackedFiles.IsProgram(file.Path))
                _software.Add(new SoftwareEvidence(file.Path, SoftwareKinds.ProgramArchive, file.Name.ToString(), null));
        }
    }

    private bool TakeProcessor()
    {
        if (Interlocked.Increment(ref _busy) <= request.Parallelism)
            return true;
        Interlocked.Decrement(ref _busy);
        return false;
    }

    private void EndArchive(ArchiveContent content, bool isNested)
    {
        TargetFiles files = _targetFiles.Within(content);
        if (isNested)
            ReadSoftware(content.Place, PlacePath.NameOf(content.Place), files, inArchive: true);
        foreach (string path in content.Paths)
            ReadSoftware($"{content.Place}!{path}", PlacePath.NameOf(path), files, inArchive: true);
        lock (_gate)
            _archives.Add(content, [.. _stores.Where(s => s.Path.StartsWith(content.Place + "!", StringComparison.Ordinal)).Select(static s => s.Path)]);
    }

    private static bool IsOpenedByName(FoundFile file) =>
        TrustStoreNames.LooksLikeStore(file.Name) || SettingFiles.KnowsWholly(file.Path) || ProcessSources.Knows(file.Path, file.Name)
        || file.Name.EndsWith(".service", StringComparison.Ordinal);

    private void ReadSoftware(string path, ReadOnlySpan<char> name, TargetFiles files, bool inArchive)
    {
        foreach (SoftwareSource source in SoftwareSources.All)
        {
            if ((inArchive && !source.CountsInArchives) || !source.IsMarker(path, name))
                continue;
            List<SoftwareEvidence> found = [.. source.Read(path, files)];
            lock (_gate)
                _software.AddRange(found);
        }
    }

    private void Keep(FileFindings findings, StoreFinding? store)
    {
        lock (_gate)
        {
            if (store is not null)
                _stores.Add(_certificates.Keep(store));
            _stores.AddRange(findings.NestedStores.Select(_certificates.Keep));
            _software.AddRange(findings.Software);
            _settings.AddRange(findings.Settings);
            _processes.AddRange(findings.Started.Processes);
            _readWhole.UnionWith(findings.Started.ReadWhole);
            _settings.AddRange(findings.Started.Settings);
            _software.AddRange(findings.Started.Software);
            _gaps.AddRange(findings.Started.Gaps);
            _pins.AddRange(findings.Pins);
            _android.Add(findings.Android);
            _trustSettings.AddRange(findings.TrustSettings);
            if (findings.HasAndroidPins)
                _androidPolicies.Add(findings.Path);
            if (findings.Constants.Uses.Count > 0 || findings.Constants.Names.Count > 0)
                _constants.Add(findings.Constants);
            _gaps.AddRange(findings.Gaps);
            _endpoints.Add(findings.Endpoints, findings.OtherHosts.Values);
        }
    }

    private void Report(FoundFile file, long files)
    {
        if (progress is null)
            return;
        long bytes = Interlocked.Read(ref _bytes);
        if (files % FilesBetweenReports != 1 && bytes - Interlocked.Read(ref _reportedBytes) < BytesBetweenReports)
            return;
        Interlocked.Exchange(ref _reportedBytes, bytes);
        progress.Report(new ExaminationProgress(files, bytes, file.Path));
    }

    private EvidenceSet Assemble(TreeWalk walk, ReferredStores referred)
    {
        var stores = new StoreAssembly(KeychainTrust.Apply(_stores, _trustSettings, _gaps), new PathAliases([.. walk.Links, .. referred.Links, .. _archives.Links]), folder => _archives.NamesIn(folder) ?? _targetFiles.NamesIn(folder));
        stores.Add([.. walk.HashedFolders, .. referred.HashedFolders, .. _archives.HashedFolders]);
        // The databases of a package manager lie at fixed places, so a folder with nothing but them is read as well.
        HashSet<string> known = [.. _software.Where(static s => s.Kind is not SoftwareKinds.NativeProgram).Select(static s => s.Path)];
        IEnumerable<SoftwareEvidence> software = _software.Where(s => s.Kind is not SoftwareKinds.NativeProgram || !known.Contains(s.Path));
        InstalledPackages? packages = scope.OnlyFile is null ? InstalledPackages.Read(scope.IsHost ? "/" : "", _targetFiles, _software) : null;
        if (packages is not null)
            software = software.Select(packages.Complete).Concat(packages.Evidence);
        _settings.AddRange(AndroidTrust.Settings(_android, [.. stores.Stores.Select(static s => s.Path)], _androidPolicies));
        List<Gap> gaps = [.. _gaps, .. AndroidTrust.Gaps(_android, _androidPolicies), .. walk.Gaps, .. referred.Gaps, .. stores.Gaps, .. packages?.Gaps ?? [], .. _targetFiles.Cut];
        _endpoints.Add(ServiceModules.EndpointsOf(_software), []);
        ImmutableArray<EndpointEvidence> endpoints = _endpoints.ToEvidence(request.Endpoints, gaps);
        return new EvidenceSet
        {
            Target = scope.Target,
            CollectedAt = request.Clock.GetUtcNow(),
            Certificates = stores.Certificates,
            Stores = stores.Stores,
            Pins = [.. PinConstants.Resolve(_pins, _constants).OrderBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Kind, StringComparer.Ordinal).ThenBy(p => p.Value).ThenBy(p => p.Host, StringComparer.Ordinal)],
            Endpoints = endpoints,
            Software = [.. software.Distinct().OrderBy(s => s.Path, StringComparer.Ordinal).ThenBy(s => s.Kind, StringComparer.Ordinal).ThenBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Version, StringComparer.Ordinal).ThenBy(s => s.Package?.Architecture, StringComparer.Ordinal)],
            Settings = [.. SettingScopes.WithoutRepeats(_settings, _readWhole, _processes).Distinct().OrderBy(s => s.Path, StringComparer.Ordinal).ThenBy(s => s.Line).ThenBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Value, StringComparer.Ordinal).ThenBy(s => s.Scope, StringComparer.Ordinal)],
            Processes = [.. _processes.DistinctBy(p => (p.Id, p.Path, p.Line)).OrderBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Id, StringComparer.Ordinal)],
            Gaps = [.. gaps.Distinct().OrderBy(g => g.Place, StringComparer.Ordinal).ThenBy(g => g.Reason, StringComparer.Ordinal)],
            Statistics = new CollectionStatistics(walk.Seen, _filesRead, _bytes),
        };
    }
}
