using System.Collections.Immutable;

namespace TrustShift.Discovery.Processes;

/// <summary>Every way in which programs are started; add a line for a new one.</summary>
public static class ProcessSources
{
    /// <summary>The list.</summary>
    public static ImmutableArray<ProcessSource> All { get; } =
    [
        new SystemdUnits(),
        new Dockerfiles(),
        new ComposeFiles(),
        new KubernetesManifests(),
        new SupervisorPrograms(),
        new Procfiles(),
        new Pm2Applications(),
        new CronTables(),
        new CiPipelines(),
        new CloudDefinitions(),
        new TomcatScripts(),
        new ShellScripts(),
        new PackageScripts(),
    ];

    /// <summary>Those that read this file.</summary>
    /// <param name="path">Path in the target.</param>
    /// <param name="name">The file's name without folders.</param>
    /// <param name="head">The first bytes of the file.</param>
    public static ImmutableArray<ProcessSource> Find(ReadOnlySpan<char> path, ReadOnlySpan<char> name, ReadOnlySpan<byte> head)
    {
        var found = ImmutableArray.CreateBuilder<ProcessSource>();
        foreach (ProcessSource source in All)
        {
            if (source.IsCandidate(path, name) || source.Begins(path, head))
                found.Add(source);
        }

        return found.ToImmutable();
    }

    /// <summary>Whether one reads this file.</summary>
    /// <param name="path">Path in the target.</param>
    /// <param name="name">The file's name without folders.</param>
    public static bool Knows(ReadOnlySpan<char> path, ReadOnlySpan<char> name)
    {
        foreach (ProcessSource source in All)
        {
            if (source.IsCandidate(path, name))
                return true;
        }

        return false;
    }
}
