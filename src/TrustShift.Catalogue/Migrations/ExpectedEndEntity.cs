using System.Collections.Immutable;

namespace TrustShift.Catalogue.Migrations;

/// <summary>An end-entity certificate as a migration describes it.</summary>
/// <param name="DnsNames">Subject alternative names.</param>
/// <param name="Key">"RSA 2048", "EC P-256".</param>
/// <param name="SignatureAlgorithm">Short name, e.g. "sha256WithRSAEncryption".</param>
public sealed record ExpectedEndEntity(ImmutableArray<string> DnsNames, string Key, string SignatureAlgorithm);
