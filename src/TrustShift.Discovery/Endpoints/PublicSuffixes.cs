using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints;

/// <summary>
/// Copies of the public suffix list (publicsuffix.org), in any language's form: they name the hosts of each provider below which customers have names, and no program that has one connects to these.
/// AWS's part has the apex of CloudFront, S3 by region and the names of EC2, which stand together nowhere else.
/// </summary>
internal static class PublicSuffixes
{
    private const int FewestRegionsOfS3 = 8;

    /// <summary>Makes what the list names mentions, once the whole file is read.</summary>
    public static void Settle(FileFindings findings)
    {
        if (findings.Endpoints.Count <= FewestRegionsOfS3)
            return;
        bool hasApex = false, hasMachines = false;
        int regions = 0;
        foreach (EndpointEvidence endpoint in findings.Endpoints)
        {
            hasApex |= endpoint is { Scheme: null, Host: "cloudfront.net" };
            hasMachines |= endpoint is { Scheme: null, Host: "compute.amazonaws.com" or "compute-1.amazonaws.com" or "elb.amazonaws.com" or "{x}.compute.amazonaws.com" or "*.compute.amazonaws.com" or "*.elb.amazonaws.com" };
            regions += endpoint.Scheme is null && endpoint.Host.StartsWith("s3", StringComparison.Ordinal) ? 1 : 0;
        }

        if (hasApex && hasMachines && regions >= FewestRegionsOfS3)
            findings.Weaken(EvidenceStrength.Mentioned, "a copy of the public suffix list");
    }
}
