using System.Security.Cryptography;
using TrustShift.Pki.Certificates;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Stores;

/// <summary>Small certificates made by openssl: two roots, an intermediate and an end entity of the first, with their keys.</summary>
public sealed class Authorities : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Authorities()
    {
        NewRoot("root-a", "/C=US/O=Example  Trust/CN=Root A");
        NewRoot("root-b", "/CN=Root B");
        Issue("middle", "/CN=Middle", "root-a", "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign");
        Issue("leaf", "/CN=leaf.example", "middle", "basicConstraints=critical,CA:FALSE\nsubjectAltName=DNS:leaf.example");
    }

    /// <summary>Hash of one, as <c>openssl x509 -fingerprint</c> counts it: over the DER that openssl writes.</summary>
    public string HashOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Der(name)));

    public string PemPath(string name) => _folder.PathOf(name + ".pem");

    public string KeyPath(string name) => _folder.PathOf(name + ".key");

    public string Pem(string name) => File.ReadAllText(PemPath(name));

    public string Key(string name) => File.ReadAllText(KeyPath(name));

    public byte[] Der(string name) => File.ReadAllBytes(_folder.PathOf(name + ".der"));

    public CertificateFacts Facts(string name) => CertificateReader.TryRead(Der(name), out _)!;

    public void Dispose() => _folder.Dispose();

    private void NewRoot(string name, string subject)
    {
        Tool.Run(
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "3650", "-subj", subject,
            "-keyout", KeyPath(name), "-out", PemPath(name), "-addext", "keyUsage=critical,keyCertSign");
        ToDer(name);
    }

    private void Issue(string name, string subject, string issuer, string extensions)
    {
        string request = _folder.PathOf(name + ".csr");
        Tool.Run(
            "openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", subject, "-keyout", KeyPath(name), "-out", request);
        Tool.Run(
            "openssl", "x509", "-req", "-in", request, "-CA", PemPath(issuer), "-CAkey", KeyPath(issuer), "-CAcreateserial", "-days", "365",
            "-extfile", _folder.Write(name + ".ext", extensions), "-out", PemPath(name));
        ToDer(name);
    }

    private void ToDer(string name) => Tool.Run("openssl", "x509", "-in", PemPath(name), "-outform", "DER", "-out", _folder.PathOf(name + ".der"));
}
