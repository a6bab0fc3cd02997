using TrustShift.Discovery.Stores;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Stores;

/// <summary>Keystores that keytool makes with BouncyCastle's provider.</summary>
public sealed class BouncyCastleFormatTests(Authorities authorities) : IClassFixture<Authorities>, IDisposable
{
    private const string Provider = "/usr/share/java/bcprov.jar";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("store.bks", "BKS")]
    [InlineData("store.ubr", "UBER")]
    [InlineData("store.bcfks", "BCFKS")]
    public void Trusted_entries_and_a_key_with_its_chain_are_told_apart(string name, string type)
    {
        string path = Make(name, type, "changeit", "root-a", "root-b");
        Keytool(path, type, "changeit", "-genkeypair", "-alias", "key", "-keyalg", "EC", "-dname", "CN=own.example", "-keypass", "changeit");

        StoreContent content = Reading.File(path);

        Assert.True(content.IsComplete, string.Join('\n', content.Gaps));
        Assert.Equal(type.ToLowerInvariant(), content.Format);
        Assert.Equal(
            new[] { authorities.HashOf("root-a"), authorities.HashOf("root-b") }.Order(StringComparer.Ordinal),
            content.Items.Where(i => !i.HasPrivateKey).Select(i => i.Facts.Sha256.ToString()).Order(StringComparer.Ordinal));
        Assert.True(content.HasPrivateKeys);
        Assert.Equal("own.example", Assert.Single(content.Items, i => i.HasPrivateKey).Facts.Subject.CommonName);
    }

    [Theory]
    [InlineData("store.ubr", "UBER")]
    [InlineData("store.bcfks", "BCFKS")]
    public void An_encrypted_store_needs_its_password(string name, string type)
    {
        string path = Make(name, type, "sesame-open", "root-a");

        Assert.True(Assert.Single(Reading.File(path).Gaps) is { Decides: true, Remedy: not null });
        Assert.Contains("password that was given is wrong", Assert.Single(Reading.File(path, "another").Gaps).Reason, StringComparison.Ordinal);
        Assert.Equal([authorities.HashOf("root-a")], Reading.File(path, "another", "sesame-open").Hashes());
    }

    [Theory]
    [InlineData("store.bks", "BKS")]
    [InlineData("store.jks", "JKS")]
    [InlineData("store.jceks", "JCEKS")]
    public void Without_its_password_it_is_read_and_a_wrong_one_is_told(string name, string type)
    {
        string path = Make(name, type, "sesame-open", "root-a");

        Assert.Empty(Reading.File(path).Gaps);
        Assert.Empty(Reading.File(path, "another", "sesame-open").Gaps);
        StoreContent content = Reading.File(path, "another");
        Assert.True(content.IsComplete);
        Assert.True(Assert.Single(content.Gaps) is { Decides: false });
    }

    [Theory]
    [InlineData("store.bks", "BKS", 1)]
    [InlineData("store.ubr", "UBER", 1)]
    [InlineData("store.bcfks", "BCFKS", 12)]
    public void Cut_and_damaged_ones_never_vanish(string name, string type, int seed)
    {
        byte[] bytes = File.ReadAllBytes(Make(name, type, "changeit", "root-a"));

        // Nothing marks the format of the first two but their header, and every password costs a derivation: fewer places are enough.
        for (int length = 0; length < bytes.Length; length += 13)
            Assert.True(Reading.Any(name, bytes[..length]) is { IsComplete: false, Gaps.IsEmpty: false }, $"cut at byte {length}");
        var random = new Random(seed);
        for (int i = 0; i < 60; i++)
        {
            byte[] changed = [.. bytes];
            changed[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            StoreContent? content = Reading.Any(name, changed);
            Assert.True(content is not null, $"flip {i} made it vanish");
            Assert.True(!content.Items.IsEmpty || content.Gaps.Any(g => g.Decides), $"flip {i} lost it silently");
        }
    }

    private string Make(string name, string type, string password, params string[] roots)
    {
        Assert.SkipUnless(File.Exists(Provider), "libbcprov-java is not installed");
        string path = _folder.PathOf(name);
        foreach (string root in roots)
            Keytool(path, type, password, "-importcert", "-noprompt", "-alias", root, "-file", authorities.PemPath(root));
        return path;
    }

    private static void Keytool(string path, string type, string password, params string[] arguments) =>
        Tool.Run("keytool", [.. arguments, "-keystore", path, "-storetype", type, "-storepass", password, "-provider", "org.bouncycastle.jce.provider.BouncyCastleProvider", "-providerpath", Provider]);
}
