using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Python;

/// <summary>
/// certifi from 2015.4.28 on brought a second bundle, weak.pem, with the roots of 1024 bits that Mozilla had taken out (certifi/core.py, <c>old_where()</c>): for programs on an OpenSSL before
/// 1.0.2, which needs the end of what a server sends. Which of the two a program asks for is in its code, so both are judged.
/// </summary>
public sealed class CertifiOldBundles : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context) =>
        from package in context.SoftwareOf(SoftwareKinds.PythonPackage)
        where package.Name is "certifi" && package.Root is not null
        let weak = context.StoreAt(package.Root + "/weak.pem")
        where weak is not null
        select Client(
            $"python-package:{package.Root}#old-where", $"certifi {package.Version} through old_where", "python-package", package.Root!, PossibleProfiles.Of(PythonProfiles.OfPackage(context, package)),
            context.Effective("certifi.old_where() names weak.pem", weak));
}
