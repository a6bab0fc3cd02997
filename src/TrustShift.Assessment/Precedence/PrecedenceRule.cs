using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Precedence;

/// <summary>One rule of how a runtime finds its trust store.</summary>
/// <param name="Id">Stable: the runtime and a word, "curl.CURL_CA_BUNDLE".</param>
/// <param name="Mechanism">What a person sets: "CURL_CA_BUNDLE", "cacert in .curlrc".</param>
/// <param name="Effect">What it does.</param>
/// <param name="Words">The rule in words, one sentence without a full stop.</param>
/// <param name="Source">The documentation or source file of the runtime that says so.</param>
public sealed record PrecedenceRule(string Id, string Mechanism, StoreEffect Effect, string Words, string Source)
{
    /// <summary>The parts of the store that it decides; for <see cref="StoreEffect.Default"/> those that it fills.</summary>
    public StoreParts Parts { get; init; }

    /// <summary>What the value says.</summary>
    public SettingForm Form { get; init; }

    /// <summary>What happens when the named store is not there.</summary>
    public MissingStore Missing { get; init; }

    /// <summary>Whether an empty value names a store that is not there; else it is as if the setting were not there.</summary>
    public bool CountsEmpty { get; init; }

    /// <summary>What a reason adds to "X names PATH" ("it replaces cacerts"); null for nothing.</summary>
    public string? Consequence { get; init; }

    /// <summary>Whether every file of a named folder counts, and not only those that are named by the hash of the subject.</summary>
    public bool ReadsEveryFile { get; init; }

    /// <summary>Ids of rules that do not count where this one does.</summary>
    public ImmutableArray<string> Excludes { get; init; } = [];

    /// <summary>The first version that has it, of each line that got it; empty when all have.</summary>
    public ImmutableArray<string> Since { get; init; } = [];

    /// <summary>The first version that no longer has it; null when all have.</summary>
    public string? Until { get; init; }

    /// <summary>Finds the settings in the evidence that may be it, those of one value once, the likeliest first; null for rules that no evidence shows (options in code, what is ignored).</summary>
    internal Func<ClientContext, ImmutableArray<SettingEvidence>>? Finds { get; init; }

    /// <summary>The store of a choice, which is no path; null for paths.</summary>
    internal Func<ClientContext, SettingEvidence, EffectiveStore?>? Chooses { get; init; }

    /// <summary>Whether evidence of a target can show it, so that the assessment applies it.</summary>
    public bool IsSeen => Finds is not null;

    /// <summary>Whether a version has the rule. Of an unknown version a rule that adds is not counted, and one that replaces is.</summary>
    public bool HoldsFor(string? version)
    {
        if (Since.IsEmpty && Until is null)
            return true;
        if (version is null)
            return Effect != StoreEffect.Adds;
        if (Until is not null && UpstreamVersion.IsAtLeast(version, Until))
            return false;
        if (Since.IsEmpty)
            return true;
        // 22.19 and 24.6: within a line its own first version counts, between lines the newest.
        string? line = Since.FirstOrDefault(s => string.Equals(MajorOf(s), MajorOf(version), StringComparison.Ordinal));
        return UpstreamVersion.IsAtLeast(version, line ?? Since[^1]);
    }

    private static string MajorOf(string version) => version.Split('.')[0];
}
