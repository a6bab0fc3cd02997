using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TrustShift.Pki.Certificates;

namespace TrustShift.Catalogue.Certificates;

/// <summary>The form of <c>certificates.json</c>: reads it back. Absent fields are null or empty. <c>tools/TrustShift.CatalogueTool</c> writes it.</summary>
internal static class CertificateFile
{
    /// <summary>Reads the whole file.</summary>
    /// <exception cref="InvalidDataException">It is not in the form that the writer makes: a defect of this build.</exception>
    public static (DateOnly Date, ImmutableArray<CatalogueCertificate> All) Read(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        DateOnly date = DateOnly.ParseExact(Text(root, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return (date, [.. root.GetProperty("certificates").EnumerateArray().Select(Certificate)]);
    }

    private static CatalogueCertificate Certificate(JsonElement entry)
    {
        JsonElement key = entry.GetProperty("key");
        return new CatalogueCertificate(Text(entry, "id"), new CertificateFacts
        {
            Sha256 = Sha256Hash.Parse(Text(entry, "sha256")),
            SpkiSha256 = Sha256Hash.Parse(Text(entry, "spkiSha256")),
            Subject = Name(entry, "subjectDer"),
            Issuer = Name(entry, "issuerDer"),
            SerialNumber = Text(entry, "serialNumber"),
            Version = entry.GetProperty("version").GetInt32(),
            NotBefore = entry.GetProperty("notBefore").GetDateTimeOffset(),
            NotAfter = entry.GetProperty("notAfter").GetDateTimeOffset(),
            Key = new PublicKeyInfo(Text(key, "algorithm"), key.GetProperty("bits").GetInt32(), OptionalText(key, "curve")),
            SignatureAlgorithm = Text(entry, "signatureAlgorithm"),
            SubjectKeyIdentifier = OptionalText(entry, "subjectKeyIdentifier"),
            AuthorityKeyIdentifier = Optional(entry, "authorityKeyIdentifier") is { } authority
                ? new AuthorityKeyIdentifier(
                    OptionalText(authority, "keyIdentifier"),
                    Optional(authority, "issuerDer") is null ? null : Name(authority, "issuerDer"),
                    OptionalText(authority, "serialNumber"))
                : null,
            BasicConstraints = Optional(entry, "basicConstraints") is { } basic
                ? new BasicConstraints(basic.GetProperty("isAuthority").GetBoolean(), Optional(basic, "pathLength")?.GetInt32(), basic.GetProperty("critical").GetBoolean())
                : null,
            KeyUsage = Optional(entry, "keyUsage") is { } usage
                ? new KeyUsage((KeyUsages)usage.GetProperty("bits").GetInt32(), usage.GetProperty("critical").GetBoolean())
                : null,
            ExtendedKeyUsage = Optional(entry, "extendedKeyUsage") is null ? null : Texts(entry, "extendedKeyUsage"),
            NameConstraints = Optional(entry, "nameConstraints") is { } names
                ? new NameConstraints(
                    Texts(names, "permittedDns"), Texts(names, "excludedDns"),
                    names.GetProperty("hasOtherForms").GetBoolean(), names.GetProperty("critical").GetBoolean())
                : null,
            DnsNames = Texts(entry, "dnsNames"),
            UnknownCriticalExtensions = Texts(entry, "unknownCriticalExtensions"),
            SignedBy = OptionalText(entry, "signedBy") is { } signer ? Sha256Hash.Parse(signer) : null,
        }, Text(entry, "sha1"), Text(entry, "spkiSha1"));
    }

    private static DistinguishedName Name(JsonElement entry, string property) =>
        DistinguishedName.TryRead(entry.GetProperty(property).GetBytesFromBase64())
        ?? throw new InvalidDataException($"certificates.json: '{property}' is no name.");

    private static string Text(JsonElement entry, string property) => OptionalText(entry, property)
        ?? throw new InvalidDataException($"certificates.json: '{property}' is missing.");

    private static string? OptionalText(JsonElement entry, string property) => Optional(entry, property)?.GetString();

    private static ImmutableArray<string> Texts(JsonElement entry, string property) =>
        Optional(entry, property) is { } list ? [.. list.EnumerateArray().Select(item => item.GetString() ?? "")] : [];

    private static JsonElement? Optional(JsonElement entry, string property) =>
        entry.TryGetProperty(property, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
