using System.IO.Compression;
using System.Text;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Software;

/// <summary>What programs carry inside, in programs that the real tools made.</summary>
public sealed class EmbeddedSoftwareTests : IDisposable
{
    private const string Packages = """{"packages": [{"name": "app", "version": "0.1.0", "source": "local", "root": true}, {"name": "webpki-roots", "version": "0.26.1", "source": "crates.io"}, {"name": "aws-sdk-s3", "version": "1.2.0", "source": "crates.io"}, {"name": "native-tls", "version": "0.2.11", "source": "crates.io", "kind": "build"}], "format": 1}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_packages_in_a_program_of_Rust_are_found_in_the_section_of_cargo_auditable()
    {
        string program = Auditable(Encoding.UTF8.GetBytes(Packages));
        Assert.Equal(["cargo:aws-sdk-s3 1.2.0 Embedded app!aws-sdk-s3", "cargo:webpki-roots 0.26.1 Embedded app!webpki-roots"], Found());

        // Cut or changed anywhere, nothing is thrown.
        byte[] whole = File.ReadAllBytes(program);
        int section = whole.AsSpan().LastIndexOf(".dep-v0\0"u8);
        for (int i = 0; i < 64; i++)
        {
            byte[] changed = [.. whole];
            changed[i] ^= 0xff;
            changed[section + (i % 7)] ^= (byte)(i % 2);
            _folder.Write("target/app", changed);
            Assert.All(Found(), static s => Assert.StartsWith("cargo:", s, StringComparison.Ordinal));
            _folder.Write("target/app", whole[..(whole.Length * i / 64)]);
            Assert.All(Found(), static s => Assert.StartsWith("cargo:", s, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"packages\": [1, {\"name\": 2}, {\"version\": \"1\"}]}")]
    [InlineData("{\"packages\": [")]
    public void A_section_that_holds_something_else_lists_nothing(string json)
    {
        Auditable(Encoding.UTF8.GetBytes(json));
        Assert.Empty(Found());
    }

    [Fact]
    public void A_section_that_unpacks_without_end_is_read_to_the_bound()
    {
        Auditable(new byte[64 * 1024 * 1024]);
        Assert.Empty(Found());
    }

    [Fact]
    public void An_image_of_jlink_is_a_runtime_of_Java_with_a_store()
    {
        if (!Has("jlink"))
            Assert.Skip("jlink of the JDK is not installed.");
        Tool.Run("jlink", "--add-modules", "java.base", "--output", _folder.PathOf("target", "image"));
        EvidenceSet set = Examine.Folder(_folder.PathOf("target"));
        SoftwareEvidence java = Assert.Single(set.Software, static s => s.Kind is SoftwareKinds.Java);
        Assert.Equal(("image", Tool.Run("java", "--version").Split(' ')[1]), (java.Root, java.Version));
        Assert.Contains(set.Stores, static s => s.Path is "image/lib/security/cacerts");
    }

    [Theory]
    [InlineData("deno", "Deno/2.9.6Deno/2.9.6+ DENO_TLS_CA_STORE", SoftwareKinds.Deno, "2.9.6")]
    [InlineData("bun", "\0\0Bun/1.4.5\0\0", SoftwareKinds.Bun, "1.4.5")]
    public void Deno_and_Bun_state_their_version(string name, string inside, string kind, string version)
    {
        _folder.Write("target/bin/" + name, "\u007fELF\u0002\u0001\u0001\0" + inside);
        SoftwareEvidence found = Assert.Single(Examine.Folder(_folder.PathOf("target")).Software);
        Assert.Equal((kind, version), (found.Kind, found.Version));
    }

    [Fact]
    public void The_command_line_of_AWS_of_version_2_is_found_by_the_bundle_that_it_brings()
    {
        _folder.Write("target/usr/local/aws-cli/v2/2.15.0/dist/awscli/botocore/cacert.pem", "");
        SoftwareEvidence found = Assert.Single(Examine.Folder(_folder.PathOf("target")).Software);
        Assert.Equal(("awscli", "2.15.0", "usr/local/aws-cli/v2/2.15.0/dist/awscli/botocore"), (found.Name, found.Version, found.Root));
    }

    // objcopy puts the section where cargo-auditable has the linker put it.
    private string Auditable(byte[] content)
    {
        if (!Has("objcopy"))
            Assert.Skip("objcopy (binutils) is not installed.");
        using (FileStream file = File.Create(_folder.PathOf("section")))
        using (var zlib = new ZLibStream(file, CompressionLevel.SmallestSize))
            zlib.Write(content);
        string program = _folder.PathOf("target", "app");
        Tool.Run("objcopy", "--add-section", ".dep-v0=" + _folder.PathOf("section"), "/bin/true", program);
        return program;
    }

    private IEnumerable<string> Found() => Examine.Folder(_folder.PathOf("target")).Software.Select(static s => $"{s.Name} {s.Version} {s.Basis} {s.Root}").Order(StringComparer.Ordinal);

    private static bool Has(string tool)
    {
        try
        {
            return Tool.Execute(tool, ["--version"]).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
