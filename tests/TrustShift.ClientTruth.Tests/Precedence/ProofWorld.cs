using System.Collections.Concurrent;
using System.Globalization;
using TrustShift.Assessment;
using TrustShift.Assessment.Clients;
using TrustShift.ClientTruth.Tests.Live;
using TrustShift.Discovery;
using TrustShift.Discovery.Evidence;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Precedence;

/// <summary>What all proofs share: the authority, the servers, the stores.</summary>
public sealed class ProofWorld : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly ProofAuthority _authority = new(TimeProvider.System.GetUtcNow());
    private readonly ProofServer _server;
    private readonly Lazy<ProofStores> _stores;
    private readonly ConcurrentDictionary<string, string?> _missing = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Starts the servers.</summary>
    public ProofWorld()
    {
        _server = new ProofServer(_authority);
        _stores = new Lazy<ProofStores>(() => new ProofStores(_authority));
    }

    /// <summary>Why a runtime cannot be started here; null when it can.</summary>
    internal string? Missing(ProofRuntime runtime) => _missing.GetOrAdd(runtime.Name, _ =>
        !ProofRoot.IsPossible ? "mounts of a process's own (unshare) are not allowed here"
        : !File.Exists(runtime.Program) ? $"{runtime.Program} is not installed"
        : runtime.Needs is { } needs && LiveProcess.Run("sh", ["-c", needs], "", Limit).ExitCode != 0 ? $"what it needs is not installed ({needs})"
        : null);

    /// <summary>The version of a runtime.</summary>
    internal static string VersionOf(ProofRuntime runtime) => ClientHost.Here.VersionOf(runtime.VersionProgram ?? runtime.Program, runtime.VersionPattern, runtime.VersionArguments);

    /// <summary>What the real runtime trusts, what the assessment says, and what either printed.</summary>
    internal (string Real, string? Predicted, string? Uncertainty, string Text) Try(ProofRuntime runtime, Proof proof)
    {
        using var root = new ProofRoot(_stores.Value);
        if (runtime.Script is { } script)
            root.Write("/mnt/app/" + script.Name, script.Text);
        runtime.Prepare?.Invoke(root);
        foreach ((string path, string text) in proof.Files)
            root.Write(path, ProofAuthority.Roots.Aggregate(text, (t, letter) => t.Replace($"{{{letter}}}", _server.PortOf(letter).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        foreach ((string from, string to) in proof.Copies)
            root.Copy(from, to);
        root.WriteUnit(runtime, proof);

        // The target is examined before the program runs, which may leave files.
        TlsClient? client = runtime.Client is null ? null : ClientOf(runtime, root);
        string token = string.Create(CultureInfo.InvariantCulture, $"proof{Interlocked.Increment(ref _count)}");
        ToolResult result = root.Start(runtime, proof, ProofAuthority.Roots.Select(letter => string.Create(CultureInfo.InvariantCulture, $"https://localhost:{_server.PortOf(letter)}/{token}x")), Limit);
        string? predicted = client is null ? null : client.Store is { } store ? _authority.LettersOf(store.Anchors.Select(static a => a.Certificate.SpkiSha256)) : "";
        string? uncertainty = client?.Uncertainty ?? (client is { Store: null } ? "no store" : client?.Store?.IsIncomplete is true ? "incomplete" : null);
        return (_server.Requested(token), predicted, uncertainty, $"{client?.Id} {client?.Store?.Path}: {client?.Store?.Reason}\n{result.Output}\n{result.Error}");
    }

    private static TlsClient? ClientOf(ProofRuntime runtime, ProofRoot root)
    {
        EvidenceSet evidence = TargetExaminer.Examine(new ExaminationRequest { Path = root.Root, Parallelism = 1 }, null, CancellationToken.None);
        evidence = evidence with { Software = [.. evidence.Software, .. runtime.Software(VersionOf(runtime))] };
        var clients = ClientSearch.Run(new ClientContext(evidence)).ToDictionary(static c => c.Id, StringComparer.Ordinal);
        // A program whose settings change nothing is judged as all others.
        string[] ids = [$"systemd-unit:proof.service|{runtime.Client}", runtime.Client!, $"systemd-unit:proof.service|{runtime.Client}#own-bundle", runtime.Client + "#own-bundle"];
        return ids.Select(id => clients.GetValueOrDefault(id)).FirstOrDefault(static c => c is not null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ProofRecord.Save(TimeProvider.System.GetUtcNow());
        _server.Dispose();
        if (_stores.IsValueCreated)
            _stores.Value.Dispose();
    }
}
