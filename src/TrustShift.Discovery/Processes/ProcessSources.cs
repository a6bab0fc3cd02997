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
    ];

    /// <summary>The one that reads this file, or null.</summary>
    /// <param name="path">Path in the target.</param>
    /// <param name="name">The file's name without folders.</param>
    public static ProcessSource? Find(ReadOnlySpan<char> path, ReadOnlySpan<char> name)
    {
        foreach (ProcessSource source in All)
        {
            if (source.IsCandidate(path, name))
                return source;
        }

        return null;
    }
}
