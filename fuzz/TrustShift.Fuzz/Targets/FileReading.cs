using System.Collections.Immutable;
using TrustShift.Discovery;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;

namespace TrustShift.Fuzz.Targets;

/// <summary>The single pass over a file, with every detector, setting, launcher and source of endpoints that the file's name brings.</summary>
internal static class FileReading
{
    private static readonly ScanRules s_rules = new(EndpointVocabulary.Current);
    private static readonly Lazy<TargetScope> s_scope = new(static () => TargetScope.Of(new ExaminationRequest { Path = Directory.CreateTempSubdirectory("trustshift-fuzz").FullName }));

    [ThreadStatic]
    private static FilePass? s_pass;

    /// <summary>An application's folder without files.</summary>
    public static TargetFiles Empty { get; } = new(s_scope.Value);

    /// <summary>The pass of this thread.</summary>
    public static FilePass Pass => s_pass ??= new FilePass(s_rules, ["secret1"]) { IsApplication = true, Files = Empty };

    /// <summary>Reads the bytes once under each path.</summary>
    public static Func<ReadOnlyMemory<byte>, int> Of(params ImmutableArray<string> paths) => bytes =>
    {
        int most = 0;
        foreach (string path in paths)
        {
            using var source = new MemoryBytes(bytes);
            most = Math.Max(most, Count(Pass.Read(new FoundFile("", path, bytes.Length, Look.Content), source, CancellationToken.None)));
        }

        return most;
    };

    /// <summary>The certificates of what a pass found.</summary>
    public static int Count((FileFindings Findings, StoreFinding? Store) found) =>
        (found.Store?.Content.Items.Length ?? 0) + found.Findings.NestedStores.Sum(static s => s.Content.Items.Length);
}
