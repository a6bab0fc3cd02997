using System.Collections.Immutable;
using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Yaml;

namespace TrustShift.Catalogue.Migrations.Sections;

/// <summary>Reads an entry of <c>before</c> or <c>after</c> and checks that its certificates link.</summary>
internal static class ChainSection
{
    private const int MaxCertificates = 16;

    public static MigrationChain? Read(YamlNode node, ReadingContext context)
    {
        if (MappingReader.Open(node, "a chain", MigrationKeys.Chain, context.Problems) is not { } mapping)
            return null;
        string status = mapping.Text("status");
        if (status.Length > 0)
            context.Known(mapping.Place("status"), status, MigrationKeys.Statuses, "status");
        var chain = new MigrationChain
        {
            Id = mapping.Id("id"),
            Title = mapping.Text("title"),
            Services = context.Words(mapping, "services", context.Services, "service id"),
            Status = status is "possible" ? ChainStatus.Possible : ChainStatus.Served,
            From = mapping.OptionalDay("from"),
            Until = mapping.OptionalDay("until"),
            Leaf = Leaf(mapping, context),
            Certificates = Certificates(mapping, context),
        };
        if (chain.Until < chain.From)
            mapping.Report("until", $"The chain '{chain.Id}' ends on {chain.Until:yyyy-MM-dd}, before it begins on {chain.From:yyyy-MM-dd}.");
        return chain;
    }

    private static ExpectedEndEntity Leaf(MappingReader chain, ReadingContext context)
    {
        if (chain.Node("leaf") is not { } node)
        {
            chain.Report("leaf", "The key 'leaf' is missing in a chain; expected a mapping with the keys dnsNames, key, signatureAlgorithm.");
            return new ExpectedEndEntity([], "", "");
        }

        if (MappingReader.Open(node, "a leaf", MigrationKeys.Leaf, context.Problems) is not { } mapping)
            return new ExpectedEndEntity([], "", "");
        mapping.RequiredItems("dnsNames");
        return new ExpectedEndEntity([.. mapping.Texts("dnsNames").Select(name => name.Value)], mapping.Text("key"), mapping.Text("signatureAlgorithm"));
    }

    private static ImmutableArray<string> Certificates(MappingReader chain, ReadingContext context)
    {
        if (chain.RequiredItems("certificates").Length > MaxCertificates)
            chain.Report("certificates", $"A chain has at most {MaxCertificates} certificates above its leaf.");
        ImmutableArray<YamlScalar> ids = chain.Texts("certificates");
        CatalogueCertificate? below = null;
        foreach (YamlScalar id in ids)
        {
            CatalogueCertificate? certificate = CertificateSection.Find(id, id.Value, context);
            if (below is not null && certificate is not null)
                CheckLink(id, below, certificate, context);
            below = certificate;
        }

        return [.. ids.Select(id => id.Value)];
    }

    // RFC 5280 6.1.3: names chain, and the key above made the signature below.
    private static void CheckLink(YamlScalar place, CatalogueCertificate below, CatalogueCertificate above, ReadingContext context)
    {
        if (!below.Facts.Issuer.Equals(above.Facts.Subject))
            context.Problems.Add(place, $"'{above.Id}' did not issue '{below.Id}': expected the subject '{below.Facts.Issuer}', found '{above.Facts.Subject}'.");
        else if (below.Facts.SignedBy != above.Facts.SpkiSha256)
            context.Problems.Add(place, $"'{above.Id}' did not sign '{below.Id}': its key is another than the one that made the signature.");
    }
}
