using System.Collections.Immutable;

namespace TrustShift.Catalogue.Migrations;

/// <summary>The keys of a migration file, section by section; <c>catalogue/schema/migration.schema.json</c> states the same.</summary>
internal static class MigrationKeys
{
    public static readonly ImmutableArray<string> Migration =
    [
        "id", "title", "summary", "announced", "starts", "factsDate", "services", "scope", "before", "after", "anchors", "tests", "software",
        "remedies", "hints", "sources",
    ];

    public static readonly ImmutableArray<string> Service = ["id", "title", "pattern", "newFrom", "oldUntil"];
    public static readonly ImmutableArray<string> Scope = ["regions", "forms", "exemptions"];
    public static readonly ImmutableArray<string> Form = ["id", "service", "pattern", "note"];
    public static readonly ImmutableArray<string> Exemption = ["id", "text", "schemes", "regions", "services", "forms", "otherHosts", "aliasesOf"];
    public static readonly ImmutableArray<string> Chain = ["id", "title", "services", "status", "from", "until", "leaf", "certificates"];
    public static readonly ImmutableArray<string> Leaf = ["dnsNames", "key", "signatureAlgorithm"];
    public static readonly ImmutableArray<string> Anchor = ["certificate", "accepts", "recommended"];
    public static readonly ImmutableArray<string> Test = ["id", "url", "expect", "proves", "noLongerProves"];
    public static readonly ImmutableArray<string> Software = ["id", "name", "before", "effect", "text"];
    public static readonly ImmutableArray<string> Remedy = ["id", "text", "appliesTo", "services"];
    public static readonly ImmutableArray<string> Hints = ["hostSuffixes"];
    public static readonly ImmutableArray<string> Source = ["title", "url"];

    public static readonly ImmutableArray<string> Statuses = ["served", "possible"];
    public static readonly ImmutableArray<string> Effects =
        ["advised-upgrade", "no-usable-root", "depends-on-bundle", "uses-own-bundle", "uses-system-store"];
    public static readonly ImmutableArray<string> Causes = ["store", "pin", "sdk", "endpoint"];
}
