using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Precedence;

/// <summary>Applies a runtime's rules to the evidence, in order: each part of the store is decided by the first rule that can.</summary>
internal sealed class StoreResolver
{
    private readonly ClientContext _context;
    private readonly List<TrustStoreEvidence> _stores = [];
    private readonly List<EffectiveStore> _more = [];
    private readonly List<string> _reasons = [];
    private readonly List<string> _uncertain = [];
    private readonly HashSet<string> _excluded = new(StringComparer.Ordinal);
    private readonly ImmutableArray<PrecedenceRule>.Builder _applied = ImmutableArray.CreateBuilder<PrecedenceRule>();
    private StoreParts _decided;
    private bool _named;
    private bool _fails;
    private bool _incomplete;

    private StoreResolver(ClientContext context) => _context = context;

    /// <summary>Decides.</summary>
    /// <param name="context">The evidence, as the program sees it.</param>
    /// <param name="precedence">The runtime's rules.</param>
    /// <param name="version">The runtime's version; null when it is not known.</param>
    /// <param name="defaults">What fills the parts that no setting decides, by rule; null where the target holds nothing of it.</param>
    public static StoreDecision Resolve(ClientContext context, StorePrecedence precedence, string? version, Func<PrecedenceRule, DefaultPart?> defaults)
    {
        var resolver = new StoreResolver(context);
        foreach (PrecedenceRule rule in precedence.Rules)
        {
            if (resolver.IsOpen(rule) && rule.HoldsFor(version))
                resolver.Apply(rule, defaults);
        }

        return resolver.Decide();
    }

    private bool IsOpen(PrecedenceRule rule) =>
        rule.Effect != StoreEffect.Ignored && !_excluded.Contains(rule.Id) && (rule.Parts == StoreParts.None || (rule.Parts & ~_decided) != StoreParts.None);

    private void Apply(PrecedenceRule rule, Func<PrecedenceRule, DefaultPart?> defaults)
    {
        if (rule.Effect == StoreEffect.Default)
        {
            if (defaults(rule) is not { } part)
                return;
            _applied.Add(rule);
            _stores.AddRange(part.Stores);
            if (part.Uncertainty is { } doubt)
                _uncertain.Add(doubt);
            if (part.BuiltIn is not null)
                Add(part.BuiltIn);
            _reasons.Add(part.Reason);
            _decided |= rule.Parts;
            return;
        }

        if (rule.Finds?.Invoke(_context) is not { } found || (rule.CountsEmpty ? found : [.. found.Where(static s => s.Value.Length > 0)]) is not [var setting, ..] candidates)
            return;
        if (candidates.Length > 1)
            _uncertain.Add($"which of {string.Join(" and ", candidates.Select(Told))} this program gets is not known");
        if (rule.Chooses is { } choose ? Choose(choose(_context, setting), setting, rule) : rule.Form == SettingForm.Choice || Name(setting, rule))
        {
            _named = true;
            _decided |= rule.Parts;
            _excluded.UnionWith(rule.Excludes);
            _applied.Add(rule);
        }
    }

    private void Add(EffectiveStore store)
    {
        _more.Add(store);
        _applied.AddRange(store.Rules);
    }

    private bool Choose(EffectiveStore? chosen, SettingEvidence setting, PrecedenceRule rule)
    {
        if (chosen is null)
        {
            _uncertain.Add($"{Told(setting)}: {rule.Words}, and that store was not found");
            return rule.Effect == StoreEffect.Replaces;
        }

        Add(chosen);
        _reasons.Add($"{setting.Name} ({setting.Place}) says {setting.Value}: {chosen.Reason}");
        return true;
    }

    private bool Name(SettingEvidence setting, PrecedenceRule rule)
    {
        if (setting.Value.Length == 0)
        {
            _reasons.Add($"{setting.Name} ({setting.Place}) is empty, which names a store that is not there");
            _fails |= rule.Missing == MissingStore.Fails;
            return true;
        }

        string[] paths = rule.Form == SettingForm.Paths ? setting.Value.Split(':', StringSplitOptions.RemoveEmptyEntries) : [setting.Value];
        foreach (string path in paths)
        {
            TrustStoreEvidence[] found = rule.ReadsEveryFile ? [.. _context.StoresIn(path)] : _context.StoreAt(path) is { } store ? [store] : [];
            if (found.Length > 0)
            {
                _stores.AddRange(found);
                _reasons.Add($"{setting.Name} ({setting.Place}) {(rule.Effect == StoreEffect.Adds ? "adds" : "names")} {path}{(rule.Consequence is { } consequence ? ": " + consequence : "")}");
                continue;
            }

            string missing = $"{setting.Name} ({setting.Place}) names {path}, which was not found or holds no certificate that could be read";
            _reasons.Add(missing);
            if (rule.Missing == MissingStore.IsPassedOver)
            {
                _incomplete = rule.Effect == StoreEffect.Adds;
                if (rule.Effect == StoreEffect.Adds)
                    continue;
                _uncertain.Add($"{missing}; where it is there it is used, else what follows");
                _excluded.UnionWith(rule.Excludes);
                return false;
            }

            _fails |= rule.Missing == MissingStore.Fails;
        }

        return true;
    }

    private StoreDecision Decide()
    {
        string? uncertainty = _uncertain.Count == 0 ? null : string.Join("; ", _uncertain);
        if (_fails)
        {
            EffectiveStore nothing = _context.Effective(string.Join(", and ", _reasons) + ": the program makes no connection then");
            return new StoreDecision(nothing with { Rules = _applied.ToImmutable(), Uncertainty = uncertainty }, _named, uncertainty) { Rules = _applied.ToImmutable() };
        }

        if (_reasons.Count == 0 && _more.Count == 0)
            return new StoreDecision(null, _named, uncertainty);
        EffectiveStore store = _context.Effective(string.Join(", and ", _reasons), [.. _stores]);
        foreach (EffectiveStore more in _more)
        {
            store = store with
            {
                Path = store.Path is "(none)" ? more.Path : $"{more.Path} + {store.Path}",
                Format = store.Path is "(none)" ? more.Format : store.Format,
                Anchors = [.. more.Anchors, .. store.Anchors],
                Intermediates = [.. more.Intermediates, .. store.Intermediates],
                DataDate = store.DataDate ?? more.DataDate,
                Release = store.Path is "(none)" ? more.Release : null,
                IsIncomplete = store.IsIncomplete || more.IsIncomplete,
                Uncertainty = store.Uncertainty ?? more.Uncertainty,
                Notes = [.. more.Notes, .. store.Notes],
            };
        }

        // Whoever takes the store alone must not lose what could not be decided.
        store = store with { IsIncomplete = store.IsIncomplete || _incomplete, Rules = _applied.ToImmutable(), Uncertainty = uncertainty ?? store.Uncertainty };
        return new StoreDecision(store, _named, uncertainty) { Rules = _applied.ToImmutable() };
    }

    private static string Told(SettingEvidence setting) => $"{setting.Name}={setting.Value} ({setting.Place})";
}
