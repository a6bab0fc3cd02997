using System.Text;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Software;

public sealed class SoftwareTests
{
    private const string Elf = "\u007fELF\u0002\u0001\u0001\0\0\0";

    [Fact]
    public void The_system_and_its_package_versions_are_read()
    {
        using var folder = new TemporaryFolder();
        folder.Write("etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12\"\nVERSION_ID=\"12\"\nID=debian\n");
        folder.Write("var/lib/dpkg/status", "Package: wget\nVersion: 1.21.3-1\n\nPackage: ca-certificates\nStatus: install ok installed\nVersion: 20230311\n\nPackage: libssl3\nVersion: 3.0.19-1\n\n");
        folder.Write("usr/bin/wget", Elf + "libgnutls.so.30\0libc.so.6\0");
        folder.Write("usr/lib/x86_64-linux-gnu/libssl.so.3", Elf);
        Assert.Equal(
            [
                ("etc/os-release", SoftwareKinds.OperatingSystem, "debian", "12", null),
                ("usr/bin/wget", SoftwareKinds.Wget, "wget (GnuTLS)", "1.21.3-1", "wget"),
                ("usr/lib/x86_64-linux-gnu/libssl.so.3", SoftwareKinds.OpenSsl, "OpenSSL", "3.0.19-1", "libssl3"),
                ("var/lib/dpkg/status", SoftwareKinds.Package, "ca-certificates", "20230311", "ca-certificates"),
                ("var/lib/dpkg/status", SoftwareKinds.Package, "libssl3", "3.0.19-1", "libssl3"),
                ("var/lib/dpkg/status", SoftwareKinds.Package, "wget", "1.21.3-1", "wget"),
            ],
            Examine.Folder(folder.Root).Software.Select(s => (s.Path, s.Kind, s.Name, s.Version, s.Package?.Name)));
    }

    public static TheoryData<string, string, SoftwareEvidence[]> Kinds => new()
    {
        {
            "jdk/release=IMPLEMENTOR=\"Eclipse Adoptium\"\nJAVA_VERSION=\"17.0.9\"\n|jdk/lib/security/java.policy=x", "a JDK",
            [new SoftwareEvidence("jdk/release", SoftwareKinds.Java, "Eclipse Adoptium", "17.0.9", "jdk")]
        },
        {
            "jdk8/release=JAVA_VERSION=\"1.8.0_202\"\n|jdk8/jre/lib/security/java.policy=x|jdk8/jre/lib/amd64/server/libjvm.so=" + Elf, "a JDK 8 with its JRE",
            [new SoftwareEvidence("jdk8/release", SoftwareKinds.Java, "Java", "1.8.0_202", "jdk8")]
        },
        {
            "jre/lib/server/libjvm.so=" + Elf + "|jre/lib/security/java.policy=x", "a JRE that an application brings",
            [new SoftwareEvidence("jre/lib/server/libjvm.so", SoftwareKinds.Java, "Java", null, "jre")]
        },
        {
            "opt/java/lib/server/libjvm.so=" + Elf + "|opt/java/lib/security/java.policy=x", "a JVM without a release file",
            [new SoftwareEvidence("opt/java/lib/server/libjvm.so", SoftwareKinds.Java, "Java", null, "opt/java")]
        },
        { "debian/dists/release=JAVA_VERSION=\"1\"", "a release file of something else", [] },
        {
            "node/bin/node=" + Elf + "xx https://nodejs.org/download/release/v20.11.1/node-v20.11.1.tar.gz --use-bundled-ca\0", "Node by its executable",
            [new SoftwareEvidence("node/bin/node", SoftwareKinds.Node, "Node.js", "20.11.1", "node")]
        },
        {
            "n/bin/node=" + Elf + "--use-bundled-ca\0|n/include/node/node_version.h=#define NODE_MAJOR_VERSION 18\n#define NODE_MINOR_VERSION 2\n#define NODE_PATCH_VERSION 1\n", "Node by its header",
            [new SoftwareEvidence("n/bin/node", SoftwareKinds.Node, "Node.js", "18.2.1", "n")]
        },
        {
            "d/bin/node=" + Elf + "libnode.so.108\0", "a distribution's Node",
            [new SoftwareEvidence("d/bin/node", SoftwareKinds.NodeSystem, "Node.js", null, "d")]
        },
        { "d/bin/node=#!/bin/sh\nlibnode.so\n", "a script named node", [] },
        {
            "py/lib/python3.11/ssl.py=import _ssl\n|py/include/python3.11/patchlevel.h=#define PY_VERSION              \"3.11.7\"\n", "a Python",
            [new SoftwareEvidence("py/lib/python3.11/ssl.py", SoftwareKinds.Python, "Python", "3.11.7", "py/lib/python3.11")]
        },
        {
            "v/site-packages/certifi/__init__.py=__version__ = \"2024.02.02\"\n", "certifi",
            [new SoftwareEvidence("v/site-packages/certifi/__init__.py", SoftwareKinds.PythonPackage, "certifi", "2024.02.02", "v/site-packages/certifi")]
        },
        {
            "v/site-packages/requests/__init__.py=x\n|v/site-packages/requests/__version__.py=__version__ = '2.31.0'\n", "requests",
            [new SoftwareEvidence("v/site-packages/requests/__init__.py", SoftwareKinds.PythonPackage, "requests", "2.31.0", "v/site-packages/requests")]
        },
        {
            "v/site-packages/botocore/__init__.py=__version__ = '1.34.0'\n", "botocore",
            [
                new SoftwareEvidence("v/site-packages/botocore/__init__.py", SoftwareKinds.AwsSdk, "botocore", "1.34.0", "v/site-packages/botocore"),
                new SoftwareEvidence("v/site-packages/botocore/__init__.py", SoftwareKinds.PythonPackage, "botocore", "1.34.0", "v/site-packages/botocore"),
            ]
        },
        {
            "v/site-packages/boto/__init__.py=__version__ = '2.49.0'\n", "boto",
            [new SoftwareEvidence("v/site-packages/boto/__init__.py", SoftwareKinds.AwsSdk, "boto", "2.49.0", "v/site-packages/boto")]
        },
        {
            "v/certifi/__init__.py=x\n|v/certifi-2023.7.22.dist-info/METADATA=x", "certifi by its installation data",
            [new SoftwareEvidence("v/certifi/__init__.py", SoftwareKinds.PythonPackage, "certifi", "2023.7.22", "v/certifi")]
        },
        { "app/requests/__init__.py=from . import handlers\n", "a package of the same name", [] },
        {
            "go/VERSION=go1.22.1\ntime 2024\n|go/src/crypto/x509/x=y", "a Go toolchain",
            [new SoftwareEvidence("go/VERSION", SoftwareKinds.GoToolchain, "Go toolchain", "1.22.1", "go")]
        },
        {
            "srv/app=" + Elf + "\u00ff Go buildinf:\u0008\u0002\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u0008go1.21.5\u0030\0", "a Go program",
            [new SoftwareEvidence("srv/app", SoftwareKinds.Go, "Go program", "1.21.50")]
        },
        { "srv/scanner=" + Elf + "\u00ff Go buildinf:\0other", "a program that looks for Go programs", [] },
        {
            "dotnet/shared/Microsoft.NETCore.App/10.0.1/Microsoft.NETCore.App.deps.json={}", "a .NET runtime",
            [new SoftwareEvidence("dotnet/shared/Microsoft.NETCore.App/10.0.1", SoftwareKinds.DotNet, "Microsoft.NETCore.App", "10.0.1", "dotnet")]
        },
        {
            "l/libgnutls.so.30.1=" + Elf + "|l/libcurl.so.4.8=" + Elf + "libssl.so.3\0|l/libcurl-gnutls.so.4.8=" + Elf, "libraries",
            [
                new SoftwareEvidence("l/libcurl-gnutls.so.4.8", SoftwareKinds.CurlGnuTls, "libcurl (GnuTLS)", null),
                new SoftwareEvidence("l/libcurl.so.4.8", SoftwareKinds.Curl, "libcurl", null),
                new SoftwareEvidence("l/libgnutls.so.30.1", SoftwareKinds.GnuTls, "GnuTLS", null),
            ]
        },
        {
            "p/bin/curl=" + Elf + "libcurl.so.4\0|p/bin/git=" + Elf + "|p/lib/git-core/git-remote-http=" + Elf + "libcurl-gnutls.so.4\0|p/bin/apt=" + Elf + "|p/lib/apt/methods/http=" + Elf + "libgnutls.so.30\0", "programs",
            [
                new SoftwareEvidence("p/bin/apt", SoftwareKinds.Apt, "apt (GnuTLS)", null),
                new SoftwareEvidence("p/bin/curl", SoftwareKinds.Curl, "curl (OpenSSL)", null),
                new SoftwareEvidence("p/bin/git", SoftwareKinds.Git, "git (GnuTLS)", null),
            ]
        },
        { "p/bin/wget=#!/bin/busybox\n", "a script named wget", [] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Software_is_found_by_its_files(string files, string what, SoftwareEvidence[] expected)
    {
        using var folder = new TemporaryFolder();
        foreach (string file in files.Split('|'))
        {
            int cut = file.IndexOf('=', StringComparison.Ordinal);
            folder.Write(file[..cut], Encoding.Latin1.GetBytes(file[(cut + 1)..]));
        }

        Assert.NotEmpty(what);
        // Programs of which nothing else is known are the matter of Programs/.
        Assert.Equal(expected, Examine.Folder(folder.Root).Software.Where(static s => s.Kind is not SoftwareKinds.NativeProgram).ToArray());
    }
}
