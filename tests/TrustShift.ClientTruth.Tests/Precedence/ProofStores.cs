using TrustShift.ClientTruth.Tests.Live;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Precedence;

/// <summary>What every proof's root file system holds: made once, copied for each.</summary>
internal sealed class ProofStores : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ProofStores(ProofAuthority authority)
    {
        Directory.CreateDirectory(_folder.PathOf("mnt", "app"));
        Directory.CreateDirectory(_folder.PathOf("mnt", "home"));
        foreach (char letter in "AB")
        {
            string name = char.ToLowerInvariant(letter).ToString();
            _folder.Write($"mnt/{name}.pem", authority.PemOf(letter.ToString()));
            _folder.Write($"mnt/{name}.d/root.pem", authority.PemOf(letter.ToString()));
            Rehash(_folder.PathOf("mnt", name + ".d"));
            _folder.Write($"mnt/{name}.plain/root.pem", authority.PemOf(letter.ToString()));
            KeyStore(name, "jks", "changeit");
            KeyStore(name, "p12", "changeit");
        }

        _folder.Write("mnt/c.pem", authority.PemOf("C"));
        if (LiveProcess.Exists("keytool"))
            KeyStore("c", "jks", "changeit");
        _folder.Write("mnt/broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        _folder.Write("mnt/empty.pem", "");
        // Two certificates, so that openssl-rehash(1) gives the file no name by hash.
        _folder.Write("etc/ssl/certs/ca-certificates.crt", authority.PemOf("F") + authority.Unrelated);
        _folder.Write("etc/ssl/certs/precedence.pem", authority.PemOf("D"));
        Rehash(_folder.PathOf("etc", "ssl", "certs"));
        Copy("/etc/ssl/openssl.cnf", "etc/ssl/openssl.cnf");
        Copy("/etc/os-release", "etc/os-release");
        // OPENSSLDIR of Debian links to /etc/ssl.
        foreach (string name in (string[])["cert.pem", "certs"])
        {
            if (new FileInfo("/usr/lib/ssl/" + name).LinkTarget is { } target)
                File.CreateSymbolicLink(_folder.PathOf("usr", "lib", "ssl", name), target);
        }
    }

    public string Root => _folder.Root;

    public void Dispose() => _folder.Dispose();

    private static void Rehash(string folder) => Tool.Run("openssl", "rehash", folder);

    private void KeyStore(string name, string format, string password)
    {
        if (LiveProcess.Exists("keytool"))
        {
            Tool.Run(
                "keytool", "-importcert", "-noprompt", "-alias", name, "-file", _folder.PathOf("mnt", name + ".pem"), "-keystore", _folder.PathOf("mnt", $"{name}.{format}"),
                "-storetype", format is "jks" ? "JKS" : "PKCS12", "-storepass", password);
        }
    }

    private void Copy(string from, string to)
    {
        if (File.Exists(from))
            File.Copy(from, _folder.PathOf(to.Split('/')));
    }
}
