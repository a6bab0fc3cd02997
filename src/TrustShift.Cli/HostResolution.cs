using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using TrustShift.Catalogue.Endpoints;
using TrustShift.Cli.Configuration;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Endpoints.Names;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Cli;

/// <summary>Where custom domains lead: what <c>--resolve FILE</c> says, or what the DNS answers with <c>--resolve live</c>. Without the option nobody is asked.</summary>
public sealed class HostResolution
{
    /// <summary>The word that asks the DNS.</summary>
    public const string Live = "live";

    private const long MaximumFile = 64 * 1024 * 1024;
    private const int MostNames = 1_000;
    private const int AtOnce = 16;
    private static readonly TimeSpan s_each = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_all = TimeSpan.FromSeconds(60);

    private readonly HostRecords _records;
    private readonly bool _isLive;

    private HostResolution(HostRecords records, bool isLive)
    {
        _records = records;
        _isLive = isLive;
    }

    /// <summary>Reads the option. Null with the failure when a file cannot be read; lines that cannot be understood are told on standard error.</summary>
    public static HostResolution? Read(SettingValues values, KnownSettings known, Terminal terminal, out Failure? failure)
    {
        failure = null;
        var records = ImmutableArray.CreateBuilder<HostRecord>();
        bool isLive = false;
        foreach (SettingValue value in values.All(known.Resolve))
        {
            if (value.Text is Live)
            {
                isLive = true;
                continue;
            }

            if (InputFile.ReadText(value.Text, MaximumFile, "list of DNS records", out failure) is not { } text)
                return null;
            ImmutableArray<HostRecord> read = HostRecordReader.Read(text, value.Text, out ImmutableArray<string> problems);
            foreach (string problem in problems.Take(5))
                terminal.Error.WriteLine($"trustshift: {problem}");
            if (read.IsEmpty)
            {
                failure = Failure.Usage($"{value.Origin}: \"{value.Text}\" holds no CNAME record; expected lines like \"www.example.com CNAME d111111abcdef8.cloudfront.net\", a zone file, output of dig, or \"live\"");
                return null;
            }

            records.AddRange(read);
        }

        return new HostResolution(new HostRecords(records), isLive);
    }

    /// <summary>What is known of the names of this evidence. Asks the DNS only with <c>--resolve live</c>, for custom domains alone, within a minute.</summary>
    public HostRecords For(IEnumerable<EvidenceSet> evidence, CancellationToken cancellation)
    {
        if (!_isLive)
            return _records;
        string[] names =
        [
            .. evidence.SelectMany(static set => set.Endpoints).Select(static e => e.Host)
                .Where(static host => host.Contains('.', StringComparison.Ordinal) && host.AsSpan().IndexOfAny('{', '*', '$') < 0 && !EndpointVocabulary.Current.Contains(host) && !IPAddress.TryParse(host, out _))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        (string Name, string? Canonical, string? Problem)[] answers = Ask(names, cancellation).GetAwaiter().GetResult();
        return new HostRecords(
            [.. answers.Where(static a => a.Canonical is not null).Select(static a => new HostRecord(a.Name, a.Canonical!, "DNS"))],
            answers.Where(static a => a.Problem is not null).Select(static a => KeyValuePair.Create(a.Name, a.Problem!)));
    }

    private static async Task<(string Name, string? Canonical, string? Problem)[]> Ask(string[] names, CancellationToken cancellation)
    {
        var answers = new (string, string?, string?)[names.Length];
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        all.CancelAfter(s_all);
        await Parallel.ForAsync(0, names.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (i, _) => answers[i] = i < MostNames
            ? await AskOne(names[i], all.Token, cancellation)
            : (names[i], null, $"more than {MostNames} names: this one was not asked for"));
        return answers;
    }

    private static async Task<(string Name, string? Canonical, string? Problem)> AskOne(string name, CancellationToken all, CancellationToken cancellation)
    {
        using var each = CancellationTokenSource.CreateLinkedTokenSource(all);
        each.CancelAfter(s_each);
        try
        {
            // The resolver of the system may not heed the token: the wait ends all the same.
            string canonical = (await CanonicalName(name, each.Token).WaitAsync(each.Token)).TrimEnd('.').ToLowerInvariant();
            return string.Equals(canonical, name, StringComparison.Ordinal) || canonical.Length == 0 ? (name, null, null) : (name, canonical, null);
        }
        catch (SocketException error)
        {
            return (name, null, error.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData ? "the DNS has no address for it" : $"the DNS did not answer ({error.SocketErrorCode})");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (name, null, "the DNS did not answer in time");
        }
        catch (ArgumentException)
        {
            return (name, null, "it is no name that the DNS could know");
        }
    }

    // getaddrinfo(3), AI_CANONNAME: the name at the end of the chain of CNAME records.
    private static async Task<string> CanonicalName(string name, CancellationToken cancellation) => (await Dns.GetHostEntryAsync(name, cancellation)).HostName;
}
