using TrustShift.Assessment.Clients.Systems;
using TrustShift.Assessment.Precedence;

namespace TrustShift.Assessment.Clients.Libraries;

/// <summary>The default store of OpenSSL as a target has it, by <see cref="OpenSslPrecedence"/> or by the rules of a runtime that takes the same places.</summary>
public static class OpenSslStore
{
    /// <summary>The effective default store, or null when the target holds nothing of it.</summary>
    /// <param name="context">The evidence.</param>
    /// <param name="openSslFolder">OPENSSLDIR where it is known; else the distributions' places are tried.</param>
    public static EffectiveStore? Find(ClientContext context, string? openSslFolder)
    {
        IEnumerable<string> folders = openSslFolder is null ? SystemStores.OpenSslFolders : [openSslFolder];
        return Find(context, OpenSslPrecedence.Rules, rule => rule.Id switch
        {
            OpenSslPrecedence.File => DefaultPart.OfEither("OpenSSL's default file (cert.pem)", context, folders.Select(f => f + "/cert.pem")),
            OpenSslPrecedence.Folder => DefaultPart.OfEither("OpenSSL's default folder (certs/)", context, folders.Select(f => f + "/certs")),
            _ => null,
        }, "no default file and no default folder of OpenSSL exists, so nothing is trusted");
    }

    /// <summary>The store by a runtime's rules; an empty one where the whole system holds nothing of it; null when the target holds nothing of it and is no system.</summary>
    internal static EffectiveStore? Find(ClientContext context, StorePrecedence precedence, Func<PrecedenceRule, DefaultPart?> defaults, string nothing, string? version = null)
    {
        StoreDecision decision = StoreResolver.Resolve(context, precedence, version, defaults);
        if (decision.Store is null)
            return SystemStores.Missing(context, nothing);
        // A folder that holds nothing but the name of a store does not tell what the rest of the system has.
        return decision.Store.Anchors.IsEmpty && decision.Named && !context.IsWholeSystem && !decision.Store.IsIncomplete ? null : decision.Store;
    }
}
