using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Bench;

/// <summary>The measured cases predicted for each measured client, in one thread and one process.</summary>
internal static class PredictionRun
{
    /// <summary>Predicts all of them several times over, and prints what each round costs; signatures are verified in the first.</summary>
    public static int Report(string? only)
    {
        var measured = new MeasuredPaths();
        ImmutableArray<PathRequest> requests = measured.Requests();
        ImmutableArray<ClientProfile> profiles = [.. measured.Profiles.Where(name => only is null || name.StartsWith(only, StringComparison.Ordinal)).Select(static name => ClientProfiles.Get(name))];
        var signatures = new SignatureVerifier();
        for (int round = 0; round < 6; round++)
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread(), verified = signatures.Verified, started = Stopwatch.GetTimestamp();
            TimeSpan processor = Environment.CpuUsage.TotalTime;
            int accepted = 0;
            foreach (ClientProfile profile in profiles)
            {
                foreach (PathRequest request in requests)
                {
                    if (PathBuilder.Build(request, profile, null, signatures).IsAccepted)
                        accepted++;
                }
            }

            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            double cpu = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
            int count = profiles.Length * requests.Length;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round}: {count} predictions, {accepted} accepted, {signatures.Verified - verified} signatures verified, {seconds:F2} s, {count / seconds:F0}/s, processor {cpu:F2} s, {count / cpu:F0}/s, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / count} bytes each"));
        }

        return 0;
    }
}
