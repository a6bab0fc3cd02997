using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Clients;

namespace TrustShift.Assessment;

/// <summary>A program or runtime with the trust store that it really uses.</summary>
/// <param name="Id">Stable within the target: "java:/usr/lib/jvm/java-17-openjdk-amd64".</param>
/// <param name="Name">For people: "OpenJDK 17.0.15".</param>
/// <param name="Kind">Family: "java", "python", "openssl", "custom-store", ...</param>
/// <param name="Place">Path of the program, or of the store for a custom one.</param>
/// <param name="Profile">How it builds paths.</param>
/// <param name="Store">The effective store; null when it could not be determined (the verdict is Unknown then).</param>
/// <param name="Uncertainty">What is not certain about the store, one sentence; null when nothing is.</param>
public sealed record TlsClient(string Id, string Name, string Kind, string Place, ClientProfile Profile, EffectiveStore? Store, string? Uncertainty = null)
{
    /// <summary>Other profiles that it may have, because its version or that of its TLS library is not known for certain: it is judged by all of them.</summary>
    public ImmutableArray<ClientProfile> OtherProfiles { get; init; } = [];

    /// <summary>
    /// Why nothing is proven by what its store accepts: the client is only named (the image of a build file), and nobody looked at it. What the store rejects counts all the same. Null for what was seen.
    /// </summary>
    public string? Unproven { get; init; }

    /// <summary>The settings that name its store, where it is known by nothing else: they say whose it is.</summary>
    public ImmutableArray<SettingEvidence> Settings { get; init; } = [];

    /// <summary>Whether it is nothing but a store: no setting of any program names it.</summary>
    public bool IsUnnamedStore { get; init; }

    /// <summary>The setting by which this program verifies no server; null when it verifies. No store decides then.</summary>
    public SettingEvidence? VerificationOff { get; init; }

    /// <summary>What a person must know of how the profiles were chosen: a version that was not measured, rules that are documented only.</summary>
    public ImmutableArray<string> ProfileNotes { get; init; } = [];
}
