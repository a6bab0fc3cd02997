using System.Text;
using TrustShift.Discovery.Stores;

namespace TrustShift.Discovery.Tests.Stores;

public sealed class UnreadableFormatsTests
{
    [Theory]
    [InlineData("truststore.bks", "bks")]
    [InlineData("store.bcfks", "bcfks")]
    [InlineData("store.ubr", "uber")]
    [InlineData("plugin-key.kdb", "ibm-kdb")]
    [InlineData("cert9.db", "nss")]
    [InlineData("cert8.db", "nss")]
    [InlineData("cwallet.sso", "oracle-wallet")]
    public void A_known_container_that_cannot_be_read_is_a_deciding_gap_with_a_way_out(string name, string format)
    {
        StoreContent content = Reading.Any(name, [1, 2, 3, 4, 0, 0, 0, 20])!;

        Assert.Equal(format, content.Format);
        Assert.False(content.IsComplete);
        Assert.True(Assert.Single(content.Gaps) is { Decides: true, Remedy: not null });
    }

    [Theory]
    [InlineData("cacerts")]
    [InlineData("jssecacerts")]
    [InlineData("truststore.jks")]
    [InlineData("truststore.p12")]
    public void An_empty_or_foreign_file_with_a_keystores_name_never_vanishes(string name)
    {
        Assert.True(Reading.Any(name, [])!.Gaps[0].Decides);
        Assert.True(Reading.Any(name, [0, 1, 2, 3, 4, 5])!.Gaps[0].Decides);
        Assert.Contains("LFS", Reading.Any(name, "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n")!.Gaps[0].Reason, StringComparison.Ordinal);
    }

    // OpenJDK sun.security.ssl.TrustStoreManager: where it exists and cannot be loaded there is no default context.
    [Fact]
    public void A_text_named_jssecacerts_is_a_store_that_cannot_be_read() => Assert.True(Reading.Any("jssecacerts", "not a keystore\n")!.Gaps[0].Decides);

    [Fact]
    public void A_shell_configuration_named_cacerts_is_no_store() =>
        Assert.Null(Reading.Any("cacerts", "# defaults for ca-certificates-java\ncacerts_updates=yes\n"));

    [Fact]
    public void A_KeePass_file_is_no_key_database() => Assert.Null(Reading.Any("passwords.kdb", [0x03, 0xD9, 0xA2, 0x9A, 0x65, 0xFB, 0x4B, 0xB5]));

    [Fact]
    public void Random_bytes_under_any_name_and_any_beginning_never_throw()
    {
        var random = new Random(20210323);
        string[] names = ["a.pem", "cacerts", "a.jks", "a.p12", "a.crt", "a.p7b", "a.der", "a.txt", "a.bks"];
        byte[][] beginnings =
        [
            [], [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2, 0, 0, 0, 3], [0xCE, 0xCE, 0xCE, 0xCE, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xAC, 0xED, 0, 5],
            [0x30, 0x82, 1, 0, 0x02, 0x01, 0x03, 0x30], [0x30, 0x80, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02],
            [0x30, 0x82, 1, 0, 0x30, 0x81, 0xC0, 0xA0, 0x03, 0x02, 0x01, 0x02], Encoding.ASCII.GetBytes("-----BEGIN CERTIFICATE-----\nMII"),
        ];
        int read = 0;
        for (int i = 0; i < 5000; i++)
        {
            byte[] tail = new byte[random.Next(300)];
            random.NextBytes(tail);
            byte[] bytes = [.. beginnings[random.Next(beginnings.Length)], .. tail];
            StoreContent? content = Reading.Any(names[random.Next(names.Length)], bytes);
            if (content is not null)
            {
                read++;
                Assert.Empty(content.Items);
            }
        }

        Assert.InRange(read, 1000, 5000);
    }
}
