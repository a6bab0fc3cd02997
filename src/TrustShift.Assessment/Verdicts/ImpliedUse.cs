using TrustShift.Assessment.Clients;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Verdicts;

/// <summary>What the AWS SDKs of a target make likely: that is a hint, and never decides.</summary>
internal static class ImpliedUse
{
    /// <summary>The SDKs that decide nothing by themselves, by place and name.</summary>
    public static IEnumerable<SoftwareEvidence> SdksOf(ClientContext context) =>
        context.SoftwareOf(SoftwareKinds.AwsSdk).Where(s => context.CheckoutOf(s.Path) is null).DistinctBy(static s => (s.Path, s.Name)).OrderBy(static s => s.Path, StringComparer.Ordinal).ThenBy(static s => s.Name, StringComparer.Ordinal);

    /// <summary>The services of a migration that an SDK is for: those in its name, else the first, which is what such an SDK is used for most.</summary>
    public static IEnumerable<string> ServicesOf(SoftwareEvidence sdk, Migration migration)
    {
        string[] named = [.. migration.Services.Select(static s => s.Id).Where(id => sdk.Name.Contains(id, StringComparison.OrdinalIgnoreCase))];
        return named.Length > 0 ? named : migration.Services.Select(static s => s.Id).Take(1);
    }

    /// <summary>For people: "com.amazonaws:aws-java-sdk-s3 (pom.xml)".</summary>
    public static string Described(SoftwareEvidence sdk) => $"{sdk.Name[(sdk.Name.IndexOf(':', StringComparison.Ordinal) + 1)..]}{(sdk.Version is { } version ? " " + version : "")} ({sdk.Path})";
}
