using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Clients;

namespace TrustShift.Assessment.Clients.Systems;

/// <summary>
/// Runtimes in a list of packages whose store the list does not tell: builds of distributions differ in whether they take the system's roots or bring their own. Without the files, that is not
/// decided. What the list does tell is judged like any other software (<see cref="PackagedSoftware"/>).
/// </summary>
public sealed class PackagedClients : ClientFinder
{
    private static readonly string[] Products = ["Node.js", "Erlang", "certifi", "requests", "botocore", "boto", "boto3", "awscli"];

    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context) => !context.ListsPackagesOnly ? [] :
        from product in context.SoftwareOf(SoftwareKinds.Package)
            .Where(static package => Array.IndexOf(Products, package.Package?.Product) >= 0)
            .GroupBy(static package => package.Package!.Product, StringComparer.Ordinal)
        let first = product.First()
        select new TlsClient(
            $"packaged:{first.Path}#{first.Name}", $"{product.Key} {first.Version}", "packaged", $"{first.Path}#{first.Name}", ClientProfiles.Careful, null,
            "a list of packages does not say which store this build uses");
}
