using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrustShift.Discovery.Endpoints.Sdk;

namespace TrustShift.Discovery.Endpoints.Infrastructure;

/// <summary>A provider "aws" of a Terraform module.</summary>
/// <param name="Alias">Its alias; empty for the default one.</param>
/// <param name="Region">Its region where it is written out; null otherwise.</param>
internal sealed partial record TerraformProvider(string Alias, string? Region)
{
    /// <summary>The providers of the folder in which a file lies.</summary>
    public static ImmutableArray<TerraformProvider> Of(EndpointText text) =>
    [
        .. TerraformFiles.Module(text).SelectMany(static code => Provider().Matches(code).Select(match =>
        {
            string body = code[(match.Index + match.Length)..Brackets.End(code, match.Index + match.Length)];
            return new TerraformProvider(TerraformFiles.ValueOf(body, "alias") ?? "", TerraformFiles.ValueOf(body, "region") is { } region && AwsRegions.IsRegion(region) ? region : null);
        })),
    ];

    /// <summary>The region of the provider with this alias; null where there is none, several, or it is a variable: then a calling module or the environment decides.</summary>
    public static string? RegionOf(ImmutableArray<TerraformProvider> providers, string alias) =>
        providers.Where(p => string.Equals(p.Alias, alias, StringComparison.Ordinal)).ToArray() is [var one] ? one.Region : null;

    [GeneratedRegex("(?<![\\w-])provider\\s+\"aws\"\\s*(?=\\{)", RegexOptions.ExplicitCapture, EndpointSource.PatternTimeout)]
    private static partial Regex Provider();
}
