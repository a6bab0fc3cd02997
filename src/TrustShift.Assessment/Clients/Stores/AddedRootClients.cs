using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Stores;

/// <summary>
/// Programs on Node.js whose runtime is not in the target (it is in an image, or on another machine), where a setting adds roots to those that are built into it (nodejs.org/api/cli.html,
/// NODE_EXTRA_CA_CERTS). What is added is never all that such a program trusts, so that alone it decides nothing.
/// </summary>
public sealed class AddedRootClients : ClientFinder
{
    private const string Variable = "NODE_EXTRA_CA_CERTS";

    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (IGrouping<(string? Scope, string Path), SettingEvidence> group in context.AllSettings
            .Where(s => s.Name is Variable && context.StoreAt(s.Value, context.ProcessOf(s)) is { } store && !context.IsClaimed(store))
            .GroupBy(s => (s.Scope, context.StoreAt(s.Value, context.ProcessOf(s))!.Path)).ToList())
        {
            SettingEvidence first = group.First();
            ProcessEvidence? process = context.ProcessOf(first);
            // A Node.js that is there and took no notice of it is too old to know the variable.
            if (process?.Image is null && (context.SoftwareOf(SoftwareKinds.Node).Any() || context.SoftwareOf(SoftwareKinds.NodeSystem).Any()))
            {
                context.Claim(context.StoreAt(group.Key.Path)!);
                continue;
            }

            string where = process?.Image is { } image ? $"in the image {image}, which was not examined" : "not in the target";
            EffectiveStore store = context.Effective($"{Variable} ({first.Place}) adds {first.Value} to the roots that are built into Node.js", context.StoreAt(group.Key.Path)!);
            yield return Client(
                $"added-roots:{group.Key.Scope}:{group.Key.Path}", $"{(process is null ? "" : process.Name + ": ")}Node.js with {Variable}", "node", group.Key.Path, PossibleProfiles.Of("node+extra-ca-certs"), store,
                $"{Variable} ({first.Place}) only adds to the built-in roots, and the Node.js that runs is {where}") with { Settings = [.. group] };
        }
    }
}
