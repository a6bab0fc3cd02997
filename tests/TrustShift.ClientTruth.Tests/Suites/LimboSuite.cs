using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Suites;

/// <summary>C2SP x509-limbo (Apache-2.0; limbo-schema.json says what each field means).</summary>
internal static class LimboSuite
{
    public const string File = "limbo.json.gz";

    // The suite: "no time" is any; its certificates are valid from 1970 to 2969.
    private static readonly DateTimeOffset AnyTime = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    public static PublicSuite Read()
    {
        using var stream = new GZipStream(System.IO.File.OpenRead(SharedFacts.Require("suites", File)), CompressionMode.Decompress);
        using JsonDocument suite = JsonDocument.Parse(stream);
        return new PublicSuite("x509-limbo", "C2SP/x509-limbo", [.. suite.RootElement.GetProperty("testcases").EnumerateArray().Select(Case)]);
    }

    private static SuiteCase Case(JsonElement entry)
    {
        ImmutableArray<CertificateFacts> peer = Certificates([entry.GetProperty("peer_certificate")]);
        string? host = entry.GetProperty("expected_peer_name") is { ValueKind: JsonValueKind.Object } name ? name.GetProperty("value").GetString() : null;
        JsonElement time = entry.GetProperty("validation_time"), depth = entry.GetProperty("max_chain_depth");
        PathRequest? request = peer.IsEmpty ? null : new PathRequest(
            // What cannot be read is not there.
            [.. peer, .. Certificates(entry.GetProperty("untrusted_intermediates").EnumerateArray())],
            [.. Certificates(entry.GetProperty("trusted_certs").EnumerateArray()).Select(static certificate => new TrustAnchor(certificate))],
            [],
            time.ValueKind == JsonValueKind.String ? DateTimeOffset.Parse(time.GetString()!, CultureInfo.InvariantCulture) : AnyTime,
            host) { StoreOrderIsKnown = true };
        return new SuiteCase(
            entry.GetProperty("id").GetString()!,
            request,
            depth.ValueKind == JsonValueKind.Number ? $"webpki+max-chain-depth={depth.GetInt32().ToString(CultureInfo.InvariantCulture)}" : "webpki",
            string.Equals(entry.GetProperty("expected_result").GetString(), "SUCCESS", StringComparison.Ordinal),
            NotApplicable(entry));
    }

    /// <summary>By the suite's own marks, never by the case.</summary>
    private static string? NotApplicable(JsonElement entry)
    {
        bool Has(string property, string value) => entry.GetProperty(property).EnumerateArray().Any(one => one.GetString()!.StartsWith(value, StringComparison.Ordinal));
        if (Has("features", "has-crl"))
            return "feature `has-crl`: revocation is no part of path building here";
        if (!string.Equals(entry.GetProperty("validation_kind").GetString(), "SERVER", StringComparison.Ordinal))
            return "`validation_kind` CLIENT: only servers' certificates are judged";
        return Has("conflicts_with", "webpki::") ? "`conflicts_with` a case of the namespace `webpki`: the CA/Browser Forum departs from RFC 5280" : null;
    }

    private static ImmutableArray<CertificateFacts> Certificates(IEnumerable<JsonElement> pems) =>
        [.. pems.Select(static pem => Read(pem.GetString()!)).OfType<CertificateFacts>()];

    private static CertificateFacts? Read(string pem) =>
        PemEncoding.TryFind(pem, out PemFields fields) ? CertificateReader.TryRead(Convert.FromBase64String(pem[fields.Base64Data]), out _) : null;
}
