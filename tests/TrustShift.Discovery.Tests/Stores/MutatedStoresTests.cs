using System.Text;
using TrustShift.Discovery.Stores;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Stores;

/// <summary>Stores made by real tools, damaged in every way a few bytes can be: a seeded stand-in for the fuzzer that runs in every test run.</summary>
public sealed class MutatedStoresTests(Authorities authorities) : IClassFixture<Authorities>, IDisposable
{
    private const int Iterations = 3000;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("store.pem")]
    [InlineData("store.crt")]
    [InlineData("store.p7b")]
    [InlineData("store.jks")]
    [InlineData("store.jceks")]
    [InlineData("store.p12")]
    public void A_damaged_store_never_throws_and_an_incomplete_one_always_says_why(string name)
    {
        byte[] original = Make(name);
        Assert.NotEmpty(Reading.Any(name, original)!.Items);
        var random = new Random(name.Length * 7919);
        int incomplete = 0;
        for (int i = 0; i < Iterations; i++)
        {
            byte[] damaged = Damage(original, random);
            StoreContent? content = Reading.Any(name, damaged);
            // Under these names no content may vanish.
            Assert.True(content is not null, $"iteration {i} made the store vanish");
            Assert.True(content.IsComplete || content.Gaps.Any(g => g.Decides), $"iteration {i} lost something without a deciding gap");
            string reason = StoreRoles.Classify(name, content, new HashSet<string>(StringComparer.Ordinal)).Reason;
            Assert.NotEmpty(reason);
            incomplete += content.IsComplete ? 0 : 1;
        }

        Assert.InRange(incomplete, Iterations / 20, Iterations);
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        var bytes = new List<byte>(original);
        for (int times = random.Next(1, 4); times > 0 && bytes.Count > 8; times--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 9), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes[at] = random.Next(2) == 0 ? (byte)0xFF : (byte)0x80;
                    break;
                default:
                    for (int i = at; i < at + length; i++)
                        bytes[i] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes];
    }

    private byte[] Make(string name)
    {
        string path = _folder.PathOf(name);
        switch (Path.GetExtension(name))
        {
            case ".pem":
                return Encoding.ASCII.GetBytes(authorities.Pem("root-a") + authorities.Pem("root-b"));
            case ".crt":
                return authorities.Der("root-a");
            case ".p7b":
                Tool.Run("openssl", "crl2pkcs7", "-nocrl", "-certfile", authorities.PemPath("root-a"), "-certfile", authorities.PemPath("middle"), "-outform", "DER", "-out", path);
                break;
            case ".p12":
                Tool.Run(
                    "openssl", "pkcs12", "-export", "-in", authorities.PemPath("leaf"), "-inkey", authorities.KeyPath("leaf"), "-certfile", authorities.PemPath("middle"),
                    "-passout", "pass:changeit", "-iter", "1", "-out", path);
                break;
            default:
                string type = Path.GetExtension(name)[1..];
                Tool.Run(
                    "keytool", "-importcert", "-noprompt", "-alias", "root", "-file", authorities.PemPath("root-a"), "-storetype", type, "-keystore", path, "-storepass", "changeit");
                if (type == "jceks")
                    Tool.Run("keytool", "-genseckey", "-alias", "key", "-keyalg", "AES", "-keysize", "256", "-storetype", type, "-keystore", path, "-storepass", "changeit", "-keypass", "changeit");
                break;
        }

        return File.ReadAllBytes(path);
    }
}
