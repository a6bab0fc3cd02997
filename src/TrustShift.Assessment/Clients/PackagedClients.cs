using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Clients;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// Runtimes in a list of packages whose store the list does not tell: builds of distributions differ in whether they take the system's roots or bring their own. Without the files, that is not
/// decided. What the list does tell is judged like any other software (<see cref="PackagedSoftware"/>).
/// </summary>
public sealed class PackagedClients : ClientFinder
{
    private static readonly string[] Products = ["Node.js", "Erlang", "certifi", "requests", "botocore", "boto", "boto3", "awscli"];

    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context) => !context.ListsPackagesOnly ? [] :
        from package in context.SoftwareOf(SoftwareKinds.Package)
        where Array.IndexOf(Products, package.Package?.Product) >= 0
        group package by package.Package!.Product into product
        let first = product.First()
        select new TlsClient(
            $"packaged:{first.Path}#{first.Name}", $"{product.Key} {first.Version}", "packaged", $"{first.Path}#{first.Name}", ClientProfiles.Careful, null,
            "a list of packages does not say which store this build uses");
}
