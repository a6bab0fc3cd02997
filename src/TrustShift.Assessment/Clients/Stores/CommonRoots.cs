using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Catalogue.Roots;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Stores;

/// <summary>The roots of a program that has those of Mozilla inside, where no data tells of which day: what all releases in question have in common it surely trusts; what else, is not known.</summary>
internal static class CommonRoots
{
    /// <summary>The common roots as a store that is not whole; null when the timeline knows none of the releases.</summary>
    /// <param name="store">Store of the timeline.</param>
    /// <param name="covers">Whether a release may be the one.</param>
    /// <param name="name">For people: "Deno 2.9.6".</param>
    public static EffectiveStore? Of(string store, Func<string, bool> covers, string name)
    {
        if (RootStoreTimeline.FindRange(store, covers) is not { } range)
            return null;
        string count = range.Anchors.Length.ToString(CultureInfo.InvariantCulture);
        return new EffectiveStore(
            $"(built in) {store} {range.First} to {range.Last}, in common", "built-in",
            $"{name} has the roots of Mozilla inside, of which day is not known: the {count} roots that {store} had in every release from {range.First} to {range.Last} it has for certain", range.Anchors, [], range.Date)
        {
            IsIncomplete = !range.IsSame,
        };
    }

    /// <summary>A store with those that a setting adds.</summary>
    public static EffectiveStore With(EffectiveStore store, ClientContext context, string variable)
    {
        if (context.SettingOf(variable) is not { } setting || context.StoreAt(setting.Value) is not TrustStoreEvidence named)
            return store;
        EffectiveStore added = context.Effective("", named);
        return store with
        {
            Release = null,
            Path = $"{store.Path} + {named.Path}",
            Reason = $"{store.Reason}; {variable} ({setting.Place}) adds {setting.Value}",
            Anchors = [.. store.Anchors, .. added.Anchors],
            Intermediates = added.Intermediates,
        };
    }
}
