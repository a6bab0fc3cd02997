using System.Collections;
using System.Collections.Immutable;
using TrustShift.Cli.Configuration;
using TrustShift.Discovery;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Limits;
using TrustShift.Reports.Json;
using TrustShift.Reports.Text;

namespace TrustShift.Cli;

/// <summary>Turns the targets of a command line into evidence: examined now, or read back from an evidence file.</summary>
public sealed class TargetCollection
{
    private const long MaximumPasswordFile = 1024 * 1024;

    private readonly Terminal _terminal;
    private readonly TimeProvider _clock;
    private readonly ImmutableArray<string> _passwords;
    private readonly ImmutableArray<StatedEndpoint> _endpoints;
    private readonly ImmutableArray<string> _exclude;
    private readonly ReadingLimits _limits;
    private readonly bool _quiet;

    private TargetCollection(
        Terminal terminal, TimeProvider clock, ImmutableArray<string> passwords, ImmutableArray<StatedEndpoint> endpoints,
        ImmutableArray<string> exclude, ReadingLimits limits, bool quiet)
    {
        _terminal = terminal;
        _clock = clock;
        _passwords = passwords;
        _endpoints = endpoints;
        _exclude = exclude;
        _limits = limits;
        _quiet = quiet;
    }

    /// <summary>Reads the options that say how to examine. Null with the failure when one is wrong.</summary>
    public static TargetCollection? Read(SettingValues values, KnownSettings known, Terminal terminal, TimeProvider clock, out Failure? failure)
    {
        failure = null;
        ImmutableArray<string> passwords = [];
        if (values.One(known.PasswordFile) is { } file)
        {
            if (InputFile.ReadText(file.Text, MaximumPasswordFile, "password", out failure) is not { } text)
                return null;

            // A password may begin or end with blanks; only the line's own end is no part of it.
            passwords = [.. text.Split('\n').Select(static line => line.TrimEnd('\r')).Where(static line => line.Length > 0)];
        }

        var endpoints = ImmutableArray.CreateBuilder<StatedEndpoint>();
        foreach (SettingValue value in values.All(known.Endpoint))
        {
            if (StatedEndpoint.TryParse(value.Text) is not { } endpoint)
            {
                failure = Failure.Usage($"{value.Origin}: \"{value.Text}\" is neither a URL nor a host name (https://bucket.s3.eu-west-1.amazonaws.com)");
                return null;
            }

            if (endpoint.Doubt is { } doubt)
            {
                failure = Failure.Usage($"{value.Origin}: \"{value.Text}\" {doubt}");
                return null;
            }

            endpoints.Add(endpoint);
        }

        if (StatedLimits.Read(values.All(known.Limit), out failure) is not { } limits)
            return null;
        return new TargetCollection(
            terminal, clock, passwords, endpoints.DrainToImmutable(), [.. values.All(known.Exclude).Select(static v => v.Text)], limits, values.Flag(known.Quiet));
    }

    /// <summary>
    /// The evidence of every target that can be read, in order. Targets that cannot are told on standard error and counted in
    /// <paramref name="unreadable"/>.
    /// </summary>
    /// <param name="targets">Paths; empty for this host.</param>
    /// <param name="unreadable">How many targets could not be read.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    public ImmutableArray<EvidenceSet> Collect(ImmutableArray<string> targets, out int unreadable, CancellationToken cancellation)
    {
        unreadable = 0;
        var collected = ImmutableArray.CreateBuilder<EvidenceSet>();
        IEnumerable<string?> asked = targets.IsEmpty ? new string?[] { null } : targets;
        foreach (string? target in asked)
        {
            ImmutableArray<EvidenceSet> found = Collect(target, out Failure? failure, cancellation);
            if (failure is not null)
            {
                _terminal.Fail(failure);
                unreadable++;
            }

            collected.AddRange(found);
        }

        ImmutableArray<EvidenceSet> all = collected.DrainToImmutable();
        TellUnmatched(all);
        return all;
    }

    // A misspelt path would leave what it means in the verdict, and nobody would know.
    private void TellUnmatched(ImmutableArray<EvidenceSet> evidence)
    {
        if (evidence.IsEmpty)
            return;
        foreach (string excluded in _exclude)
        {
            string path = Path.TrimEndingDirectorySeparator(excluded);
            string full = Path.GetFullPath(path.Length == 0 ? "/" : path);
            bool isMatched = evidence.Any(set => set.Gaps.Any(gap => gap.IsExclusion
                && (string.Equals(gap.Place, path, StringComparison.Ordinal) || string.Equals(Path.GetFullPath(gap.Place, set.Target.Kind is "directory" ? Path.GetFullPath(set.Target.Name) : "/"), full, StringComparison.Ordinal)
                    || string.Equals(Path.GetFullPath(gap.Place, "/"), Path.GetFullPath(path, "/"), StringComparison.Ordinal))));
            if (!isMatched)
                _terminal.Error.WriteLine($"trustshift: --exclude {VisibleText.Of(excluded)} leaves nothing out: no such path in the target (a path in it or from here, whole names, no patterns)");
        }
    }

    private ImmutableArray<EvidenceSet> Collect(string? target, out Failure? failure, CancellationToken cancellation)
    {
        failure = null;
        if (target is not null && LooksLikeEvidence(target))
            return ReadEvidence(target, out failure);
        using ProgressLine? progress = _quiet ? null : new ProgressLine(_terminal, _clock, target ?? "this host");
        try
        {
            return
            [
                TargetExaminer.Examine(
                    new ExaminationRequest
                    {
                        Path = target,
                        Passwords = _passwords,
                        Endpoints = [.. _endpoints.Select(static e => e.Text)],
                        Environment = target is null ? ProcessEnvironment() : null,
                        Clock = _clock,
                        Exclude = _exclude,
                        Limits = _limits,
                    },
                    progress,
                    cancellation),
            ];
        }
        catch (TargetUnreadableException error)
        {
            failure = Failure.Unreadable(error.Message);
            return [];
        }
    }

    private ImmutableArray<EvidenceSet> ReadEvidence(string path, out Failure? failure)
    {
        if (InputFile.ReadBytes(path, EvidenceReader.MaximumLength, "evidence", out failure) is not { } bytes)
            return [];
        EvidenceReading reading = EvidenceReader.Read(bytes);
        if (reading.Error is { } error)
            failure = Failure.Unreadable($"{path}: no evidence of `inventory --format json`: {error}");

        // What the user states by --endpoint holds for collected evidence as well.
        return [.. reading.Evidence.Select(set => set with { Endpoints = set.Endpoints.AddRange(_endpoints.Select(static e => e.ToEvidence())) })];
    }

    // A special file has no length and is not opened here: a pipe would wait for ever.
    private static bool LooksLikeEvidence(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length == 0)
                return false;
            using FileStream stream = file.OpenRead();
            byte[] head = new byte[512];
            return EvidenceReader.IsCandidate(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The examination of the target says what is wrong with it.
            return false;
        }
    }

    private static Dictionary<string, string> ProcessEnvironment()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return variables;
    }
}
