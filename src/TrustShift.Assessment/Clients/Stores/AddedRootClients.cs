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
        foreach (IGrouping<(string? Scope, string Path), (SettingEvidence Setting, TrustStoreEvidence Store, bool IsByName)> group in context.AllSettings
            .Where(static s => s.Name is Variable)
            .Select(s => StoreOf(context, s) is var (store, isByName) ? (Setting: s, Store: store, IsByName: isByName) : default)
            .Where(s => s.Store is not null && !context.IsClaimed(s.Store))
            .GroupBy(static s => (s.Setting.Scope, s.Store.Path)).ToList())
        {
            (SettingEvidence first, TrustStoreEvidence added, bool isByName) = group.First();
            ProcessEvidence? process = context.ProcessOf(first);
            // A Node.js that is there and took no notice of it is too old to know the variable.
            if (!isByName && process?.Image is null && (context.SoftwareOf(SoftwareKinds.Node).Any() || context.SoftwareOf(SoftwareKinds.NodeSystem).Any()))
            {
                context.Claim(added);
                continue;
            }

            string where = process?.Image is { } image ? $"in the image {image}, which was not examined" : isByName ? "not known" : "not in the target";
            EffectiveStore store = context.Effective($"{Variable} ({first.Place}) adds {first.Value} to the roots that are built into Node.js", added) with { IsAddition = true };
            yield return Client(
                $"added-roots:{group.Key.Scope}:{group.Key.Path}", $"{(process is null ? "" : process.Name + ": ")}Node.js with {Variable}", "node", group.Key.Path, PossibleProfiles.Of("node+extra-ca-certs"), store,
                $"{Variable} ({first.Place}) only adds to the built-in roots, and the Node.js that runs is {where}") with { Settings = [.. group.Select(static s => s.Setting)] };
        }
    }

    // At its path; or, where that is one of the machine on which a script runs, by the name of the file, if nothing else names it.
    private static (TrustStoreEvidence Store, bool IsByName)? StoreOf(ClientContext context, SettingEvidence setting)
    {
        if (context.StoreOf(setting) is { } store)
            return (store, false);
        if (context.IsWholeSystem)
            return null;
        string name = NamedStoreClients.FileNameOf(setting.Value);
        TrustStoreEvidence[] alike = [.. context.Evidence.Stores.Where(s => name.Length > 0 && string.Equals(NamedStoreClients.FileNameOf(s.Path), name, StringComparison.Ordinal))];
        return alike.Length == 1 && context.AllSettings.All(s => s.Name is Variable || !string.Equals(NamedStoreClients.FileNameOf(s.Value), name, StringComparison.Ordinal)) ? (alike[0], true) : null;
    }
}
