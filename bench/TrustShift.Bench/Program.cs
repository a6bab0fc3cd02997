using BenchmarkDotNet.Running;
using TrustShift.Bench;

return args switch
{
    ["tree", { } folder] => TreeRun.Report(folder),
    ["host"] => TreeRun.Report(null),
    ["make-tree", { } folder, { } megabytes] when int.TryParse(megabytes, System.Globalization.CultureInfo.InvariantCulture, out int size) => SampleTree.Make(folder, size),
    ["micro", .. var rest] => Micro(rest),
    _ => Usage(),
};

static int Micro(string[] arguments)
{
    BenchmarkSwitcher.FromAssembly(typeof(ScanBenchmarks).Assembly).Run(arguments.Length == 0 ? ["--filter", "*"] : arguments);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("usage: tree DIR | host | make-tree DIR SIZE_MB | micro [BenchmarkDotNet options]");
    return 64;
}
