using System.Security.Cryptography;
using TrustShift.Pki.Certificates;
using TrustShift.Testing;

namespace TrustShift.Pki.Tests;

/// <summary>Certificates of PEM files.</summary>
internal static class Pem
{
    public static byte[] Der(string text)
    {
        PemFields fields = PemEncoding.Find(text);
        return Convert.FromBase64String(text[fields.Base64Data]);
    }

    public static CertificateFacts Read(string path)
    {
        CertificateFacts? facts = CertificateReader.TryRead(Der(File.ReadAllText(path)), out string? error);
        Assert.True(facts is not null, $"{path}: {error}");
        return facts;
    }

    /// <summary>A real certificate of the facts, by file name without extension.</summary>
    public static CertificateFacts Fact(string name) => Read(SharedFacts.Require("certificates", name + ".pem"));
}
