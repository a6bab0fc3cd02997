using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Tests.Paths;

/// <summary>Questions that an attacker would ask: graphs with more paths than anybody can try.</summary>
internal static class HostileShapes
{
    private const string Host = "host.test";

    private static readonly TrustAnchor Good = new(Described.Root("Good"));

    /// <summary>Thousands of certificates of one name, each as far as names can tell the issuer of every other.</summary>
    public static PathRequest Namesakes(int count, bool isVouched) =>
        Ask([.. Enumerable.Range(0, count).Select(i => Described.Authority("Evil", $"key {i}", "Evil", isVouched ? $"key {(i + 1) % count}" : null))], [Good]);

    /// <summary>The same in the store, with a chain that ends at them.</summary>
    public static PathRequest Store(int count, bool isVouched) =>
        Ask(
            [Described.Authority("Issuing", "issuing", "Evil", isVouched ? "key 0" : null)],
            [.. Enumerable.Range(0, count).Select(i => new TrustAnchor(Described.Authority("Evil", $"key {count - i}", "Evil", isVouched ? $"key {count - i}" : null))), Good]);

    /// <summary>Layers in which everybody certifies everybody of the layer below: width to the power of depth paths, and no end.</summary>
    public static PathRequest Layers(int depth, int width, bool inStore)
    {
        List<CertificateFacts> certificates = [];
        for (int layer = 0; layer < depth; layer++)
        {
            for (int i = 0; i < width; i++)
                certificates.Add(Described.Authority($"Layer {layer}", $"key {layer}", $"Layer {layer + 1}", $"key {layer + 1}", $"{i}"));
        }

        return inStore ? Ask([certificates[0]], [.. certificates.Select(static one => new TrustAnchor(one)), Good]) : Ask([.. certificates], [Good]);
    }

    /// <summary>Authorities in a ring, each several times.</summary>
    public static PathRequest Ring(int length, int copies) =>
        Ask(
            [.. Enumerable.Range(0, length * copies).Select(i => Described.Authority($"Ring {i % length}", $"ring {i % length}", $"Ring {(i + 1) % length}", $"ring {(i + 1) % length}", $"{i / length}"))],
            [Good]);

    /// <summary>One chain of this many authorities that ends well.</summary>
    public static PathRequest Deep(int length) =>
        Ask([.. Enumerable.Range(0, length).Select(i => Described.Authority($"Deep {i}", $"deep {i}", i == length - 1 ? "Good" : $"Deep {i + 1}", i == length - 1 ? "Good" : $"deep {i + 1}"))], [Good]);

    /// <summary>Anchors with the names that a chain wants, two of each: two to the power of the depth orders of the store.</summary>
    public static PathRequest Orders(int depth)
    {
        IEnumerable<CertificateFacts> chain = Enumerable.Range(0, depth).Select(i => Described.Authority($"Order {i}", $"order {i}", $"Order {i + 1}", $"order {i + 1}"));
        IEnumerable<CertificateFacts> again = Enumerable.Range(0, depth).Select(i => Described.Authority($"Order {i}", $"order {i}", $"Order {i + 1}", $"order {i + 1}", "again"));
        ImmutableArray<CertificateFacts> all = [.. chain, .. again, Described.Root($"Order {depth}")];
        return Ask([all[0]], [.. all.Select(static one => new TrustAnchor(one))]) with { StoreOrderIsKnown = false };
    }

    private static PathRequest Ask(ImmutableArray<CertificateFacts> sent, ImmutableArray<TrustAnchor> store) =>
        new([Described.EndEntity(Host, sent[0]), .. sent], store, [], Described.Now, Host) { StoreOrderIsKnown = true };
}
