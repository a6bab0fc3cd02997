using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using TrustShift.Pki.Certificates;

namespace TrustShift.CatalogueTool;

/// <summary>Makes <c>certificates.json</c> from <c>certificates/*.pem</c> of the facts.</summary>
internal static class CertificateExport
{
    public static (bool Good, string Text) Run(string facts, string catalogue, DateOnly date)
    {
        var entries = new SortedDictionary<string, (CertificateFacts Facts, byte[] Der)>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(facts, "certificates"), "*.pem"))
        {
            byte[] der = X509Certificate2.CreateFromPem(File.ReadAllText(file)).RawData;
            if (CertificateReader.TryRead(der, out string? error) is not { } certificate)
                return (false, $"{file}: {error}");
            entries.Add(Path.GetFileNameWithoutExtension(file), (certificate, der));
        }

        string path = Path.Combine(catalogue, "certificates.json");
        int signed = 0;
        using (FileStream stream = File.Create(path))
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("date", date.ToString("yyyy-MM-dd", null));
            json.WriteStartArray("certificates");
            foreach ((string id, (CertificateFacts certificate, byte[] der)) in entries)
            {
                Sha256Hash? signer = entries.Values
                    .Where(other => other.Facts.Subject.Equals(certificate.Issuer) && SignatureCheck.Verifies(der, other.Der))
                    .Select(other => (Sha256Hash?)other.Facts.SpkiSha256).FirstOrDefault();
                signed += signer is null ? 0 : 1;
                Write(json, id, certificate, der, signer);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
            stream.WriteByte((byte)'\n');
        }

        return (true, $"{path}: {entries.Count} certificates, of {signed} the issuer's key is at hand and verified the signature");
    }

    private static void Write(Utf8JsonWriter json, string id, CertificateFacts certificate, byte[] der, Sha256Hash? signer)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("sha256", certificate.Sha256.ToString());
        json.WriteString("spkiSha256", certificate.SpkiSha256.ToString());
        json.WriteString("sha1", Sha1(der));
        using (X509Certificate2 parsed = X509CertificateLoader.LoadCertificate(der))
            json.WriteString("spkiSha1", Sha1(parsed.PublicKey.ExportSubjectPublicKeyInfo()));
        json.WriteString("subject", certificate.Subject.Text);
        json.WriteBase64String("subjectDer", certificate.Subject.Der.Span);
        json.WriteString("issuer", certificate.Issuer.Text);
        json.WriteBase64String("issuerDer", certificate.Issuer.Der.Span);
        json.WriteString("serialNumber", certificate.SerialNumber);
        json.WriteNumber("version", certificate.Version);
        json.WriteString("notBefore", certificate.NotBefore.UtcDateTime);
        json.WriteString("notAfter", certificate.NotAfter.UtcDateTime);
        json.WriteStartObject("key");
        json.WriteString("algorithm", certificate.Key.Algorithm);
        json.WriteNumber("bits", certificate.Key.Bits);
        json.WriteString("curve", certificate.Key.Curve);
        json.WriteEndObject();
        json.WriteString("signatureAlgorithm", certificate.SignatureAlgorithm);
        json.WriteString("subjectKeyIdentifier", certificate.SubjectKeyIdentifier);
        WriteExtensions(json, certificate);
        json.WriteString("signedBy", signer?.ToString());
        json.WriteEndObject();
    }

#pragma warning disable CA5350 // Names a certificate as old pins do; nothing is protected by it.
    private static string Sha1(byte[] data) => Convert.ToHexStringLower(SHA1.HashData(data));
#pragma warning restore CA5350

    private static void WriteExtensions(Utf8JsonWriter json, CertificateFacts certificate)
    {
        if (certificate.AuthorityKeyIdentifier is { } authority)
        {
            json.WriteStartObject("authorityKeyIdentifier");
            json.WriteString("keyIdentifier", authority.KeyIdentifier);
            if (authority.Issuer is { } issuer)
                json.WriteBase64String("issuerDer", issuer.Der.Span);
            json.WriteString("serialNumber", authority.SerialNumber);
            json.WriteEndObject();
        }

        if (certificate.BasicConstraints is { } basic)
        {
            json.WriteStartObject("basicConstraints");
            json.WriteBoolean("isAuthority", basic.IsAuthority);
            if (basic.PathLength is { } length)
                json.WriteNumber("pathLength", length);
            json.WriteBoolean("critical", basic.Critical);
            json.WriteEndObject();
        }

        if (certificate.KeyUsage is { } usage)
        {
            json.WriteStartObject("keyUsage");
            json.WriteString("usages", usage.Usages.ToString());
            json.WriteNumber("bits", (int)usage.Usages);
            json.WriteBoolean("critical", usage.Critical);
            json.WriteEndObject();
        }

        if (certificate.ExtendedKeyUsage is { } extended)
            WriteTexts(json, "extendedKeyUsage", extended);
        if (certificate.NameConstraints is { } names)
        {
            json.WriteStartObject("nameConstraints");
            WriteTexts(json, "permittedDns", names.PermittedDns);
            WriteTexts(json, "excludedDns", names.ExcludedDns);
            json.WriteBoolean("hasOtherForms", names.HasOtherForms);
            json.WriteBoolean("critical", names.Critical);
            json.WriteEndObject();
        }

        if (!certificate.DnsNames.IsEmpty)
            WriteTexts(json, "dnsNames", certificate.DnsNames);
        if (!certificate.UnknownCriticalExtensions.IsEmpty)
            WriteTexts(json, "unknownCriticalExtensions", certificate.UnknownCriticalExtensions);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
