using System.Collections.Immutable;

namespace TrustShift.Discovery.Evidence;

/// <summary>
/// A program that something in the target starts, and what it is started with: a systemd unit, a container of a manifest, a program of a supervisor. Holds no
/// secrets: of the arguments only those are kept that say what runs and what it trusts.
/// </summary>
/// <param name="Id">Stable within the target: "systemd-unit:billing.service". Settings that hold for this program alone carry it as their <see cref="SettingEvidence.Scope"/>.</param>
/// <param name="Path">The file that defines it.</param>
/// <param name="Line">Line of the command, from 1; 0 when there is none.</param>
/// <param name="Kind">One of <see cref="ProcessKinds"/>.</param>
/// <param name="Name">For people: "billing.service", "web".</param>
public sealed record ProcessEvidence(string Id, string Path, int Line, string Kind, string Name)
{
    /// <summary>The program first, then the kept arguments; empty when the definition names none (an image's own command).</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>The user that it runs as; null for the definition's default.</summary>
    public string? User { get; init; }

    /// <summary>The folder that relative paths of the command start from; null when it is not stated.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>The container image it runs in ("python:3.9-slim"); null where it runs on the target itself.</summary>
    public string? Image { get; init; }

    /// <summary>Places of the target that it sees under another path (bind mounts, mounted ConfigMaps and Secrets, COPY instructions): path inside, place in the target.</summary>
    public ImmutableArray<MountedPlace> Mounts { get; init; } = [];

    /// <summary>The definition with its line.</summary>
    public string Place => Line > 0 ? $"{Path}:{Line}" : Path;
}
