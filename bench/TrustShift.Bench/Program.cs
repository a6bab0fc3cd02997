using BenchmarkDotNet.Running;
using TrustShift.Bench;

return args switch
{
    ["tree", { } folder] => TreeRun.Report(folder),
    ["host"] => TreeRun.Report(null),
    ["make-tree", { } folder, { } megabytes] when int.TryParse(megabytes, System.Globalization.CultureInfo.InvariantCulture, out int size) => SampleTree.Make(folder, size),
    ["predictions"] => PredictionRun.Report(null),
    ["predictions", { } client] => PredictionRun.Report(client),
    ["make-cases", { } file] => CasesFile.Make(file, asPaths: false),
    ["make-cases", { } file, "--paths"] => CasesFile.Make(file, asPaths: true),
    ["cases", { } file, .. { Length: > 0 } program] => CasesRun.Report(file, program),
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
    Console.Error.WriteLine("usage: tree DIR | host | make-tree DIR SIZE_MB | predictions [CLIENT] | make-cases FILE [--paths] | cases FILE PROGRAM [ARG...] | micro [BenchmarkDotNet options]");
    return 64;
}
