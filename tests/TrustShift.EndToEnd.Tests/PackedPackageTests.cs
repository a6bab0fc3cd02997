using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>Packages as registries have them, made by the real tools, each with the roots that it brings: old roots never clear, and the store is named.</summary>
public sealed class PackedPackageTests : IDisposable
{
    private const string New = "amazon-root-ca-1 starfield-services-root-g2";

    private const string Certifi =
        """
        mkdir -p certifi; cp "$ROOTS" certifi/cacert.pem
        printf 'from .core import where\n__version__ = "2012.12.06"\n' > certifi/__init__.py
        printf 'import os\ndef where():\n    return os.path.join(os.path.dirname(__file__), "cacert.pem")\n' > certifi/core.py
        printf 'from setuptools import setup\nsetup(name="certifi", version="2012.12.6", packages=["certifi"], package_data={"certifi": ["*.pem"]}, zip_safe=True)\n' > setup.py
        """;

    private const string Vendored =
        """
        mkdir -p d/DEBIAN d/usr/lib/agent/vendor; printf 'Package: agent\nVersion: 1\nArchitecture: all\nMaintainer: A <a@example.com>\nDescription: a\n' > d/DEBIAN/control
        cp -r certifi d/usr/lib/agent/vendor; printf 'import requests\nrequests.get("https://b.s3.eu-west-1.amazonaws.com")\n' > d/usr/lib/agent/main.py
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/usr/bin/python3 setup.py -q bdist_wheel -d $OUT", "certifi-2012.12.6-py3-none-any.whl!certifi/cacert.pem")]
    [InlineData("/usr/bin/python3 setup.py -q bdist_egg -d $OUT", "!certifi/cacert.pem")]
    [InlineData("/usr/bin/python3 setup.py -q sdist -d $OUT", "certifi-2012.12.6.tar.gz!certifi-2012.12.6/certifi/cacert.pem")]
    [InlineData(Vendored + "\ndpkg-deb -Zxz -b d $OUT/agent.deb", "agent.deb!data.tar.xz!usr/lib/agent/vendor/certifi/cacert.pem")]
    [InlineData(Vendored + "\nprintf 'Name: agent\\nVersion: 1\\nRelease: 1\\nSummary: a\\nLicense: MIT\\nBuildArch: noarch\\n%%define __brp_python_bytecompile true\\n%%description\\na\\n%%install\\ncp -r %s/d/usr %%{buildroot}\\n%%files\\n/usr/lib/agent\\n' \"$PWD\" > a.spec; rpmbuild -bb --quiet --define \"_topdir $PWD/top\" --define \"_rpmdir $PWD/r\" a.spec 2>/dev/null; cp r/noarch/*.rpm $OUT/agent.rpm", "agent.rpm!usr/lib/agent/vendor/certifi/cacert.pem")]
    public void Certifi_in_a_package_is_certifi(string pack, string store)
    {
        string[] tools = ["python3", .. new[] { "dpkg-deb", "rpmbuild" }.Where(t => pack.Contains(t, StringComparison.Ordinal))];
        if (pack.Contains("setup.py", StringComparison.Ordinal) && Tool.Execute("bash", ["-c", "/usr/bin/python3 -c 'import setuptools, wheel'"]).ExitCode != 0)
            Assert.Skip("setuptools and wheel are not installed.");
        string script = "printf 'include certifi/*.pem\\n' > MANIFEST.in\n" + Certifi + "\n" + pack;
        // Which Python reads it is not known, and the oldest builds one path only, to a root that is not among the new ones.
        Assert.Equal(2, Check(script, New, store, "certifi 2012.12.06", tools));
        Assert.Equal(1, Check(script, "private", store, "certifi 2012.12.06", tools));
    }

    [Fact]
    public void A_package_is_unpacked_at_the_root_of_its_system()
    {
        const string Script = """
            mkdir -p d/DEBIAN d/opt/shop; printf 'Package: shop\nVersion: 1\nArchitecture: all\nMaintainer: A <a@example.com>\nDescription: a\n' > d/DEBIAN/control
            cp "$ROOTS" d/opt/shop/ca.pem; printf '#!/bin/sh\nexec curl --cacert /opt/shop/ca.pem https://b.s3.eu-west-1.amazonaws.com/x\n' > d/opt/shop/run.sh
            dpkg-deb -Zxz -b d $OUT/shop.deb
            """;
        Assert.Equal(1, Check(Script, "private", "shop.deb!data.tar.xz!opt/shop/ca.pem", "names /opt/shop/ca.pem", "dpkg-deb"));
    }

    [Theory]
    [InlineData("gem", """
        mkdir -p vendor; cp "$ROOTS" vendor/cacert.pem
        printf 'Gem::Specification.new { |s| s.name="certifi"; s.version="2016.09.26"; s.summary="a"; s.authors=["a"]; s.files=["vendor/cacert.pem"] }' > a.gemspec
        gem build -q a.gemspec -o $OUT/certifi-2016.09.26.gem
        """, "certifi-2016.09.26.gem!data.tar.gz!vendor/cacert.pem")]
    [InlineData("npm", """
        mkdir p; cp "$ROOTS" p/cacert.pem; printf '{"name":"certifi","version":"14.5.15"}' > p/package.json; echo 'module.exports = 1' > p/index.js
        cd p; npm pack --silent --pack-destination $OUT
        """, "certifi-14.5.15.tgz!package/cacert.pem")]
    public void A_package_that_brings_roots_is_judged_by_them(string tool, string script, string store)
    {
        Assert.NotEqual(1, Check(script, New, store, "certifi", tool));
        Assert.Contains(Check(script, "private", store, "certifi", tool), new[] { 1, 2 });
    }

    [Theory]
    [InlineData("BOOT-INF/classes", "shop.jar!BOOT-INF/classes/trust.jks", "jar cfm0 $OUT/shop.jar app/META-INF/MANIFEST.MF -C app BOOT-INF")]
    [InlineData("lib", "shop.jar!BOOT-INF/lib/own.jar!trust.jks", "mkdir -p app/BOOT-INF/lib; jar cf app/BOOT-INF/lib/own.jar -C app/lib .; rm -r app/lib; jar cfm0 $OUT/shop.jar app/META-INF/MANIFEST.MF -C app BOOT-INF")]
    [InlineData("lib", "shop.war!WEB-INF/lib/own.jar!trust.jks", "mkdir -p app/WEB-INF/lib; jar cf app/WEB-INF/lib/own.jar -C app/lib .; rm -r app/lib; jar cf $OUT/shop.war -C app WEB-INF")]
    [InlineData("lib", "shop.deb!data.tar.xz!opt/shop/own.jar!trust.jks", "mkdir -p d/DEBIAN d/opt/shop; printf 'Package: shop\\nVersion: 1\\nArchitecture: all\\nMaintainer: A <a@example.com>\\nDescription: a\\n' > d/DEBIAN/control; jar cf d/opt/shop/own.jar -C app/lib .; dpkg-deb -Zxz -b d $OUT/shop.deb")]
    public void A_store_that_a_program_names_in_its_class_path_decides(string place, string store, string pack)
    {
        string script = $"""
            mkdir -p app/{place} app/META-INF; printf 'Manifest-Version: 1.0\nMain-Class: org.springframework.boot.loader.launch.JarLauncher\n' > app/META-INF/MANIFEST.MF
            printf 'spring.ssl.bundle.jks.partner.truststore.location=classpath:trust.jks\nspring.ssl.bundle.jks.partner.truststore.password=changeit\n' > app/{place}/application.properties
            csplit -s -z -f root "$ROOTS" '/BEGIN/' '{"{*}"}'
            for r in root*; do grep -q BEGIN $r || continue; keytool -importcert -noprompt -alias $r -file $r -keystore app/{place}/trust.jks -storetype JKS -storepass changeit 2>/dev/null; done
            {pack}
            """;
        string[] tools = ["jar", "keytool", .. pack.Contains("dpkg-deb", StringComparison.Ordinal) ? new[] { "dpkg-deb" } : []];
        Assert.Equal(0, Check(script, New, store, "trust.jks", tools));
        // A library's store is perhaps given to none of its connections to what moves.
        Assert.Contains(Check(script, "private", store, "trust.jks", tools), place is "lib" ? new[] { 1, 2 } : [1]);
    }

    [Fact]
    public void A_store_of_a_JDK_s_name_in_a_library_that_nothing_names_clears_nothing()
    {
        const string Script = """
            mkdir -p lib app/BOOT-INF/lib; csplit -s -z -f root "$ROOTS" '/BEGIN/' '{*}'
            for r in root*; do grep -q BEGIN $r || continue; keytool -importcert -noprompt -alias $r -file $r -keystore lib/cacerts -storetype JKS -storepass changeit 2>/dev/null; done
            jar cf app/BOOT-INF/lib/x.jar -C lib .; jar cf0 $OUT/shop.jar -C app BOOT-INF
            """;
        Assert.Contains(Check(Script, "private", "shop.jar!BOOT-INF/lib/x.jar!cacerts", "cacerts", "jar", "keytool"), new[] { 1, 2 });
    }

    private int Check(string script, string roots, string store, string client, params string[] tools)
    {
        foreach (string tool in tools)
        {
            if (Tool.Execute("bash", ["-c", $"command -v {tool}"]).ExitCode != 0)
                Assert.Skip($"{tool} is not installed.");
        }

        string work = Path.GetRandomFileName();
        string made = _folder.PathOf(work, "out");
        Directory.CreateDirectory(made);
        if (!Directory.Exists(_folder.PathOf("anchors")))
            Assert.Equal(0, Cli.Run("migrations", "anchors", "aws-s3-cloudfront-2021", "--directory", _folder.PathOf("anchors")).ExitCode);
        if (!File.Exists(AnchorOf("private")))
            Tool.Run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Private Root", "-addext", "basicConstraints=critical,CA:TRUE", "-keyout", "/dev/null", "-out", AnchorOf("private"));
        string bundle = _folder.Write(work + "/roots.pem", string.Concat(roots.Split(' ').Select(r => File.ReadAllText(AnchorOf(r)))));
        Directory.CreateDirectory(_folder.PathOf(work, "in"));
        Tool.Run("bash", ["-ec", $"export OUT='{made}' ROOTS='{bundle}'\n{script}"], input: null, _folder.PathOf(work, "in"));

        ToolResult result = Cli.Run("check", made, "--uses", "s3");

        Assert.Contains(store, result.Output, StringComparison.Ordinal);
        Assert.Contains(client, result.Output, StringComparison.Ordinal);
        return result.ExitCode;
    }

    private string AnchorOf(string name) => _folder.PathOf("anchors", name + ".self.pem");
}
