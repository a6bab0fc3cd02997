using System.Collections.Frozen;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Stores;

/// <summary>
/// Certificates that stand in the code of common libraries because the library tests itself or its platform with them: every program that has the library has them, and none trusts a server by them.
/// Nobody but the library's authors has their keys, if anybody has.
/// </summary>
internal static class LibraryTestCertificates
{
    // SHA-256 of the certificates, as their libraries of today have them.
    private static readonly FrozenSet<Sha256Hash> s_hashes = FrozenSet.Create(
    [
        .. new[]
        {
            // netty (io.netty.handler.ssl.SslUtils and others: SslUtils.PROBING_CERT).
            "299d83f6be6185c172818e35831a6176972bf19b817dc961d73656a80b3b0fae",
            // Mbed TLS (library/certs.c).
            "1ccfd719021988e76a7f5f5425b802302f910dc5a19045ee4096ab7c5e7ff633",
            "529e5ae24dfcb7f56e6388d6c4be7f9db2e4282c475f622493b1ac777dae0760",
            "54583e3f6b904cc7d15940b84510df367493e85b74e273b0c7fa06e9cbdf762a",
            "80cbc316aa58f8be722fd26b3026f077e61c82398599f9f719eade4bcd98173e",
            "a34cc17e86a8ea89113cd1b193adc2ba80559a8158bdf52c7186ebda8cbaf3c8",
            "cb0ff09fd3d2c31e3ce9492e80fa449dd00f882dabb4d0291522ee21daca858c",
            "d2ae3024ffc46e785163539a421eb7eaa046126505212937863d510493e6dcbc",
            "e234e102cd8de90e258906d253157aeb7699a3c6df0c4e79e05d01801999dcb5",
            "ec410cf1ce5137ad9d36e78606fd8bae6f01afdd7fd461d04bc4a4bd7d82b063",
            // GnuTLS (src/benchmark-tls.c).
            "1e49308239b3e88b9cba42c95f6b520d8305054d481c70c543e3d75578ed3ae7",
            "445694c47eb8e6441c40972663b0a5e410f22a96650f505f50dc9b951d13f80a",
            "6d60a59f46d77b4df63d85abae4a63773cc4cd061e88805fd528860134306e3a",
            "90f96c05dd3e984ab67374573d9a4ec46f21525bd1f721876045c87559b9a172",
            "e747cc97d03daf24f8a78bbef9184e6265cd5d12928e128d51fe87a0ffed39f2",
            // Go (net/http/internal/testcert).
            "ab601914436e58babb17b9166155caf97bd7e5f8deb9b659bcdb66c58b49f323",
            // google-api-java-client (com.google.api.client.testing.json.webtoken.TestCertificates).
            "3ea58d48159827f68bb1ac2ce2d26fdbb653426d59537e98837ec717726aeed4",
            "87f0e2a9e5a7408dc2fd089d927d4f8e5c3086b15cd8fd73ffa3e3b6da710cd5",
            "c49e1344e9ae67b7664245b5cc54a699206b69b9c1603ea089d10e27fa5d8a26",
        }.Select(Sha256Hash.Parse),
    ]);

    /// <summary>Whether it is one of them.</summary>
    public static bool Contain(Sha256Hash certificate) => s_hashes.Contains(certificate);
}
