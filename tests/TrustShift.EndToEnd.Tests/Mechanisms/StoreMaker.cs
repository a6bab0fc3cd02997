using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests.Mechanisms;

/// <summary>
/// Makes trust stores with the tools that people make them with. Anchors are named by their ids in the catalogue, without ".self": "amazon-root-ca-1",
/// "starfield-services-root-g2"; those that the repository does not hold ("baltimore-cybertrust-root") are taken from the facts beside it; "private-ca" is an authority made for the tests.
/// </summary>
public static class StoreMaker
{
    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> s_made = new(StringComparer.Ordinal);

    private static readonly Lazy<string> s_private = new(static () =>
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Example Private Root CA,O=Example", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using X509Certificate2 certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return certificate.ExportCertificatePem() + "\n";
    });

    /// <summary>Makes a store.</summary>
    /// <param name="path">Where; a folder for "capath".</param>
    /// <param name="anchors">Names of certificates, in order.</param>
    /// <param name="format">"pem", "der", "jks", "pkcs12", "capath"; null to go by the name of the file.</param>
    /// <param name="password">Of a key store.</param>
    public static void Make(string path, IReadOnlyList<string> anchors, string? format, string password)
    {
        switch (format ?? FormatOf(path))
        {
            case "capath":
                Directory.CreateDirectory(path);
                foreach (string anchor in anchors)
                    File.WriteAllText(Path.Combine(path, anchor + ".pem"), PemOf(anchor));
                Tool.Run("openssl", "rehash", path);
                break;
            case "jks":
                File.WriteAllBytes(path, KeyStore("JKS", anchors, password));
                break;
            case "pkcs12":
                File.WriteAllBytes(path, KeyStore("PKCS12", anchors, password));
                break;
            case "der":
                using (X509Certificate2 certificate = X509Certificate2.CreateFromPem(PemOf(anchors[0])))
                    File.WriteAllBytes(path, certificate.RawData);
                break;
            case var other:
                Assert.Equal("pem", other);
                File.WriteAllText(path, string.Concat(anchors.Select(PemOf)));
                break;
        }
    }

    /// <summary>A certificate by its name, as PEM text.</summary>
    public static string PemOf(string name)
    {
        if (name is "private-ca")
            return s_private.Value;
        string shipped = Repository.PathOf("catalogue", "anchors", name + ".self.pem");
        if (File.Exists(shipped))
            return File.ReadAllText(shipped);
        string self = Path.Combine(SharedFacts.Root, "certificates", name + ".self.pem");
        return File.ReadAllText(File.Exists(self) ? self : SharedFacts.Require("certificates", name + ".pem"));
    }

    private static string FormatOf(string path)
    {
        string name = Path.GetFileName(path);
        return Path.GetExtension(name) is ".jks" || name is "cacerts" or "jssecacerts" ? "jks" : Path.GetExtension(name) switch
        {
            ".p12" or ".pfx" => "pkcs12",
            ".der" => "der",
            _ => "pem",
        };
    }

    // keytool takes a second for each certificate: the same store is made once.
    private static byte[] KeyStore(string type, IReadOnlyList<string> anchors, string password) =>
        s_made.GetOrAdd($"{type} {password} {string.Join(' ', anchors)}", _ => new Lazy<byte[]>(() =>
        {
            using var folder = new TemporaryFolder();
            string store = folder.PathOf("store");
            foreach (string anchor in anchors)
                Tool.Run("keytool", "-importcert", "-noprompt", "-alias", anchor, "-file", folder.Write("anchor.pem", PemOf(anchor)), "-keystore", store, "-storetype", type, "-storepass", password);
            return File.ReadAllBytes(store);
        })).Value;
}
