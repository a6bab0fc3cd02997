using System.Diagnostics;
using System.Globalization;

namespace TrustShift.Bench;

/// <summary>What <c>verify --cases</c> costs as a whole program.</summary>
internal static class CasesRun
{
    /// <summary>Runs a program (command and arguments) with <c>verify --cases FILE</c> and prints lines a second, in all and after warm-up.</summary>
    public static int Report(string cases, string[] program)
    {
        var start = new ProcessStartInfo(program[0], [.. program[1..], "verify", "--cases", cases]) { RedirectStandardOutput = true, UseShellExecute = false };
        // Warm is who has answered the first tenth.
        long expected = File.ReadLines(cases).LongCount(), lines = 0, warmLines = expected / 10, warmAt = 0, looked = 0;
        var cost = new Cost(default, 0);
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        var buffer = new byte[64 * 1024];
        Stream output = process.StandardOutput.BaseStream;
        for (int read = output.Read(buffer); read > 0; read = output.Read(buffer))
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            if (warmAt == 0 && lines >= warmLines)
                (warmAt, warmLines) = (Stopwatch.GetTimestamp(), lines);
            if (Stopwatch.GetElapsedTime(looked).TotalMilliseconds > 20)
                (cost, looked) = (Look(process) ?? cost, Stopwatch.GetTimestamp());
        }

        double wall = Stopwatch.GetElapsedTime(started).TotalSeconds, warm = Stopwatch.GetElapsedTime(warmAt).TotalSeconds;
        process.WaitForExit();
        double cpu = cost.Processor.TotalSeconds;
        Print($"lines           {lines} of {expected}, exit code {process.ExitCode}");
        Print($"wall            {wall:F2} s, {lines / wall:F0} lines/s; {(lines - warmLines) / warm:F0} lines/s after the first tenth");
        Print($"processor       {cpu:F2} s, {lines / cpu:F0} lines/s and core");
        Print($"peak memory     {cost.PeakMemory / 1e6:F0} MB");
        return lines == expected ? 0 : 1;
    }

    /// <summary>What the program has used so far; null when it has ended.</summary>
    private static Cost? Look(Process process)
    {
        try
        {
            process.Refresh();
            return new Cost(process.TotalProcessorTime, process.PeakWorkingSet64);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private readonly record struct Cost(TimeSpan Processor, long PeakMemory);
}
