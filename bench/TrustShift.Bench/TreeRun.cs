using System.Diagnostics;
using System.Globalization;
using TrustShift.Discovery;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Bench;

/// <summary>One examination of a tree, with its cost.</summary>
internal static class TreeRun
{
    /// <summary>Examines the folder (this host when null) and prints what it cost.</summary>
    public static int Report(string? folder)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan cpuBefore = process.TotalProcessorTime;
        long started = Stopwatch.GetTimestamp();
        EvidenceSet set = TargetExaminer.Examine(new ExaminationRequest { Path = folder }, null, CancellationToken.None);
        double wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        double cpu = (process.TotalProcessorTime - cpuBefore).TotalSeconds;
        double megabytes = set.Statistics.BytesRead / 1e6;
        Print($"read            {megabytes:F0} MB in {set.Statistics.FilesRead} of {set.Statistics.Files} files");
        Print($"wall            {wall:F2} s, {megabytes / wall:F0} MB/s");
        Print($"processor       {cpu:F2} s, {megabytes / cpu:F0} MB/s and core");
        Print($"peak memory     {process.PeakWorkingSet64 / 1e6:F0} MB");
        Print($"garbage         {GC.GetTotalAllocatedBytes() / 1e6:F0} MB allocated, {GC.CollectionCount(0)} + {GC.CollectionCount(1)} + {GC.CollectionCount(2)} collections, {GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes / 1e6:F0} MB committed, {GC.GetGCMemoryInfo(GCKind.FullBlocking).HeapSizeBytes / 1e6:F0} MB after the last full one");
        Print($"found           {set.Certificates.Length} certificates, {set.Stores.Length} stores, {set.Endpoints.Length} endpoints, {set.Pins.Length} pins, {set.Software.Length} software, {set.Settings.Length} settings, {set.Gaps.Length} gaps ({set.Gaps.Count(g => g.Decides)} deciding)");
        if (Environment.GetEnvironmentVariable("BENCH_DETAILS") is not null)
            PrintDetails(set);
        return 0;
    }

    private static void PrintDetails(EvidenceSet set)
    {
        foreach (SoftwareEvidence software in set.Software)
            Print($"{software}");
        foreach (SettingEvidence setting in set.Settings)
            Print($"{setting}");
        foreach (PinEvidence pin in set.Pins)
            Print($"{pin}");
        foreach (TrustStoreEvidence store in set.Stores)
            Print($"store {store.Path} {store.Format} {store.Role} {store.Entries.Length} ({store.RoleReason}) {string.Join(' ', store.Aliases)}");
        foreach (EndpointEvidence endpoint in set.Endpoints)
            Print($"{endpoint}");
        foreach (Gap gap in set.Gaps)
            Print($"{gap}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
