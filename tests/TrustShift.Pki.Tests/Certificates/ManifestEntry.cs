using System.Text.Json;
using TrustShift.Testing;

namespace TrustShift.Pki.Tests.Certificates;

/// <summary>What the facts state of one certificate (certificates/manifest.json).</summary>
internal sealed record ManifestEntry(
    string File, string Subject, string Issuer, string Serial, DateTimeOffset NotBefore, DateTimeOffset NotAfter, string Key, string Sig,
    string Sha256, string Spki)
{
    public static List<ManifestEntry> All()
    {
        using JsonDocument manifest = JsonDocument.Parse(System.IO.File.ReadAllText(SharedFacts.Require("certificates", "manifest.json")));
        return [.. manifest.RootElement.EnumerateArray().Select(static entry => new ManifestEntry(
            Text(entry, "file"), Text(entry, "subject"), Text(entry, "issuer"), Text(entry, "serial"),
            entry.GetProperty("notBefore").GetDateTimeOffset(), entry.GetProperty("notAfter").GetDateTimeOffset(),
            Text(entry, "key"), Text(entry, "sig"), Text(entry, "sha256"), Text(entry, "spki_sha256_hex")))];
    }

    private static string Text(JsonElement entry, string property) => entry.GetProperty(property).GetString()!;
}
