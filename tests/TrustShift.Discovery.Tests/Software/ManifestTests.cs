using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Software;

/// <summary>Lock files and manifests: the packages in them that bring roots, with the exact version or the range that is asked for.</summary>
public sealed class ManifestTests
{
    [Theory]
    [InlineData("requirements.txt", "# pinned\ncertifi==14.5.14  # old\nBoto3 == 1.9.0 ; python_version > '3'\nflask==2.0\n-r other.txt\n", "boto3 1.9.0 Locked", "certifi 14.5.14 Locked")]
    [InlineData("requirements.txt", "requests[security]>=2.4,<3 --hash=sha256:00\nbotocore\ncertifi==2021.*\n", "botocore any version Declared", "botocore any version Declared", "certifi ==2021.* Declared", "requests >=2.4,<3 Declared")]
    [InlineData("Pipfile.lock", """{"_meta": {}, "default": {"certifi": {"hashes": [], "version": "==2017.1.23"}, "x": {"git": "y"}}, "develop": {"requests": {"version": "==2.0.0"}}}""", "certifi 2017.1.23 Locked")]
    [InlineData("poetry.lock", "[[package]]\nname = \"botocore\"\nversion = \"1.8.38\"\n\n[package.dependencies]\nversion = \"9\"\n", "botocore 1.8.38 Locked", "botocore 1.8.38 Locked")]
    [InlineData("uv.lock", "version = 1\n[[package]]\nname = \"certifi\"\nversion = \"2024.2.2\"\nsource = { registry = \"x\" }\n", "certifi 2024.2.2 Locked")]
    [InlineData("Cargo.lock", "[[package]]\nname = \"webpki-roots\"\nversion = \"0.26.1\"\n[[package]]\nname = \"certifi\"\nversion = \"1.0.0\"\n", "cargo:webpki-roots 0.26.1 Locked")]
    [InlineData("Gemfile.lock", "GEM\n  specs:\n    aws-sdk-core (2.0.48)\n      certifi (~> 1.0)\n    rails (4.0)\n", "gem:aws-sdk-core 2.0.48 Locked", "gem:aws-sdk-core 2.0.48 Locked")]
    [InlineData("composer.lock", """{"packages": [{"name": "guzzle/guzzle", "version": "v3.9.3"}, {"name": "a/b"}], "packages-dev": []}""", "composer:guzzle/guzzle 3.9.3 Locked")]
    [InlineData("composer.lock", "{\"packages\": [")]
    [InlineData("Pipfile.lock", "[1]")]
    public void Packages_that_bring_roots_are_found(string path, string text, params string[] expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("target/" + path, text);
        Assert.Equal(
            expected,
            Examine.Folder(folder.PathOf("target")).Software.Where(static s => s.Basis != SoftwareBasis.Installed && s.Kind is not SoftwareKinds.Module)
                .Select(static s => $"{s.Name} {s.Version ?? s.Requirement} {s.Basis}").Order(StringComparer.Ordinal));
    }
}
