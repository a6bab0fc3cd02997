using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment;

/// <summary>One place on which rests that a client is there and uses the store that it does.</summary>
/// <param name="Place">Path, with its line where there is one.</param>
/// <param name="Says">What stands there, one sentence without a full stop.</param>
public sealed record ClientEvidence(string Place, string Says)
{
    /// <summary>What shows the program, what starts it, the settings that decide its store, and the store itself; in that order.</summary>
    public static ImmutableArray<ClientEvidence> Of(EvidenceSet evidence, TlsClient client) =>
        [.. Software(evidence, client).Concat(Processes(evidence, client)).Concat(Settings(evidence, client)).Concat(Stores(evidence, client)).Distinct()];

    private static IEnumerable<ClientEvidence> Software(EvidenceSet evidence, TlsClient client) =>
        from software in evidence.Software
        where Same(software.Path, client.Place) || (software.Root is { Length: > 0 } root && Same(root, client.Place))
        let range = software.Requirement is { } requirement ? $" {requirement}" : software.Version is { } version ? $" {version}" : ""
        select new ClientEvidence(
            software.Path,
            $"{software.Name}{range} ({Words(software.Basis)}{(software.Package is { } package ? $", of the package {package.Name} {package.Version}" : "")})");

    private static IEnumerable<ClientEvidence> Processes(EvidenceSet evidence, TlsClient client) =>
        from process in evidence.Processes
        where client.Id.StartsWith(process.Id + "|", StringComparison.Ordinal) || client.Settings.Any(s => Same(s.Scope, process.Id))
            || (process.Image is { } image && Same(client.Id, "image:" + image))
        select new ClientEvidence(process.Place, $"{process.Name} {(process.Command.IsEmpty ? $"runs in the image {process.Image}" : $"starts {string.Join(' ', process.Command)}")}");

    // The sentences that tell why a store is used name the places of the settings that decided.
    private static IEnumerable<ClientEvidence> Settings(EvidenceSet evidence, TlsClient client)
    {
        string why = $"{client.Store?.Reason}\n{client.Uncertainty}\n{client.Store?.Uncertainty}";
        return from setting in evidence.Settings
               where client.Settings.Contains(setting) || why.Contains($"{setting.Name} ({setting.Place})", StringComparison.Ordinal)
               select new ClientEvidence(setting.Place, setting.Value.Length == 0 ? setting.Name : $"{setting.Name} = {setting.Value}");
    }

    private static IEnumerable<ClientEvidence> Stores(EvidenceSet evidence, TlsClient client) =>
        from path in client.Store?.Path.Split(" + ") ?? []
        let store = evidence.FindStore(path)
        where store is not null
        select new ClientEvidence(
            store.Path,
            string.Create(CultureInfo.InvariantCulture, $"{store.Format} with {store.Entries.Length} {(store.Entries.Length == 1 ? "certificate" : "certificates")}, {store.RoleReason}, SHA-256 {store.ContentSha256}"));

    private static string Words(SoftwareBasis basis) => basis switch
    {
        SoftwareBasis.Installed => "installed",
        SoftwareBasis.Embedded => "inside of it",
        SoftwareBasis.Locked => "an exact version is named",
        _ => "a manifest asks for it",
    };

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
