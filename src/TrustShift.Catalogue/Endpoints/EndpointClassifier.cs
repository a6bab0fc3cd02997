using System.Collections.Immutable;
using TrustShift.Catalogue.Migrations;

namespace TrustShift.Catalogue.Endpoints;

/// <summary>Matches host names with the forms and exemptions of one migration.</summary>
public sealed class EndpointClassifier
{
    private static readonly EndpointClassification NothingKnown = new(null, null, null, null);

    private readonly Migration _migration;
    private readonly ImmutableArray<(EndpointForm Form, HostPattern Pattern)> _forms;
    private readonly HashSet<string> _parents;

    /// <summary>Compiles the forms of <paramref name="migration"/>.</summary>
    /// <exception cref="ArgumentException">A pattern is malformed; the reader of migrations refuses such files.</exception>
    public EndpointClassifier(Migration migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        _migration = migration;
        _forms = [.. migration.Forms.Select(form => (form, HostPattern.TryCompile(form.Pattern, out string? wrong)
            ?? throw new ArgumentException($"The form '{form.Id}' has no valid pattern: {wrong}", nameof(migration))))];
        _parents = [.. _forms.Where(entry => entry.Form.Service is not null).SelectMany(entry => Parents(entry.Pattern))];
    }

    /// <summary>
    /// Classifies one endpoint. A host that holds template variables (<c>{…}</c>, one or more whole or partial labels) matches a form by its
    /// literal rest; a capture that is or contains a variable is not known, so no rule about it can exempt. A host of which a variable hides
    /// whether it is an endpoint of the migration, a parent domain of such endpoints ("amazonaws.com", as pins with subdomains name it), and text
    /// that is no host come out <see cref="EndpointClassification.IsUndecided"/>: nothing is known of them, and they prove nothing.
    /// </summary>
    /// <param name="host">Lower-case host name without port.</param>
    /// <param name="scheme">"https", "http", another scheme, or null when not known (null is never exempt as plain HTTP).</param>
    public EndpointClassification Classify(string host, string? scheme)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (HostTemplate.TrySplit(host, out bool hasVariables) is not { } labels)
            return NothingKnown;
        foreach ((EndpointForm form, HostPattern pattern) in _forms)
        {
            if (!pattern.Matches(labels, out string? captured))
                continue;
            if (form.Service is null)
                return hasVariables && CouldBeInScope(labels) ? NothingKnown : new EndpointClassification(null, form.Id, Known(captured), null);
            string? region = Known(captured);
            return new EndpointClassification(form.Service, form.Id, region, Exemption(form, region, scheme));
        }

        if (hasVariables ? CouldBeInScope(labels) : _parents.Contains(string.Join('.', labels)))
            return NothingKnown;
        return new EndpointClassification(null, null, null, _migration.Exemptions.FirstOrDefault(rule => rule.OtherHosts && Covers(rule, null, null, scheme)));
    }

    /// <summary>Classifies a host that is another name of <paramref name="target"/>: an endpoint of that service, unless a rule says that the name has a certificate of its own there.</summary>
    /// <param name="target">The name that a CNAME record leads to.</param>
    /// <param name="scheme">As in <see cref="Classify"/>.</param>
    /// <returns>Null when the target is no service of the migration.</returns>
    public EndpointClassification? ClassifyAlias(string target, string? scheme)
    {
        EndpointClassification of = Classify(target, scheme);
        if (of.Service is null)
            return null;
        return _migration.Exemptions.FirstOrDefault(rule => rule.OtherHosts && rule.AliasesOf.Contains(of.Service, StringComparer.Ordinal) && Holds(rule.Schemes, scheme, StringComparer.OrdinalIgnoreCase)) is { } own
            ? of with { Exemption = own }
            : of;
    }

    private string? Known(string? region) =>
        region is not null && (_migration.KnownRegions.IsEmpty || _migration.KnownRegions.Contains(region, StringComparer.Ordinal)) ? region : null;

    private Exemption? Exemption(EndpointForm form, string? region, string? scheme) =>
        _migration.Exemptions.FirstOrDefault(rule => !rule.OtherHosts && Covers(rule, form, region, scheme));

    private static bool Covers(Exemption rule, EndpointForm? form, string? region, string? scheme) =>
        Holds(rule.Schemes, scheme, StringComparer.OrdinalIgnoreCase)
        && Holds(rule.Regions, region, StringComparer.Ordinal)
        && Holds(rule.Services, form?.Service, StringComparer.Ordinal)
        && Holds(rule.Forms, form?.Id, StringComparer.Ordinal);

    private static bool Holds(ImmutableArray<string> condition, string? value, StringComparer comparer) =>
        condition.IsEmpty || (value is not null && condition.Contains(value, comparer));

    // s3.amazonaws.com gives s3.amazonaws.com, amazonaws.com, com; only what no form matches is looked up.
    private static IEnumerable<string> Parents(HostPattern pattern)
    {
        string[] tail = [.. pattern.Labels.Reverse().TakeWhile(label => label.Capture is null).Reverse().Select(label => label.Prefix)];
        return Enumerable.Range(0, tail.Length).Select(start => string.Join('.', tail[start..]));
    }

    private bool CouldBeInScope(string[] labels)
    {
        string host = string.Join('.', labels);
        return _forms.Any(entry => entry.Form.Service is not null && HostOverlap.IsPossible(host, entry.Pattern));
    }
}
