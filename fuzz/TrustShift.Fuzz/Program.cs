using System.Runtime.InteropServices;
using SharpFuzz;
using TrustShift.Fuzz;

// TrustShift.Fuzz TARGET             under afl-fuzz: one input after another
// TrustShift.Fuzz TARGET FILE...     reads these files, and says what was found and how long it took
// TrustShift.Fuzz --list             the names of all targets
if (args.Length == 1 && args[0] is not "--list")
{
    // Nothing instrumented may run before the shared memory of the fuzzer is there: the target is looked up inside.
    FuzzTarget? fuzzed = null;
    Fuzzer.OutOfProcess.Run(stream =>
    {
        fuzzed ??= FuzzTargets.Find(args[0]) ?? throw new InvalidOperationException($"There is no target {args[0]}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        fuzzed.Read(bytes.ToArray());
    });
    return 0;
}

unsafe
{
    // Instrumented assemblies count in memory that they expect to be there.
    SharpFuzz.Common.Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(64 * 1024);
}

if (args is ["--list"])
{
    foreach (FuzzTarget each in FuzzTargets.All)
        Console.WriteLine(each.Name);
    return 0;
}

if (args.Length == 0 || FuzzTargets.Find(args[0]) is not { } target)
{
    Console.Error.WriteLine("usage: TrustShift.Fuzz TARGET [FILE...] | --list");
    return 64;
}

foreach (string path in args.AsSpan(1))
{
    byte[] bytes = File.ReadAllBytes(path);
    long start = TimeProvider.System.GetTimestamp();
    int certificates = target.Read(bytes);
    Console.WriteLine($"{path}: {certificates} certificates, {TimeProvider.System.GetElapsedTime(start).TotalMilliseconds:F1} ms");
}

return 0;
