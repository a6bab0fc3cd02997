using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TrustShift.Pki.Tests.Paths;

/// <summary>What a thread has used of a processor, whatever else the machine does at the same time.</summary>
internal static class ThreadTime
{
    // <time.h> CLOCK_THREAD_CPUTIME_ID of Linux.
    private const int ThreadClock = 3;

    /// <summary>The time of this thread; of the wall clock where there is no Linux.</summary>
    public static TimeSpan Now() => OperatingSystem.IsLinux() && Read(ThreadClock, out Time time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000)
        : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Read(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
