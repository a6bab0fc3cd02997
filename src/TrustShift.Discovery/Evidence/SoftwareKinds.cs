namespace TrustShift.Discovery.Evidence;

/// <summary>The kinds of <see cref="SoftwareEvidence"/>.</summary>
public static class SoftwareKinds
{
    /// <summary>An operating system (os-release); <c>Name</c> is its ID field.</summary>
    public const string OperatingSystem = "os";
    /// <summary>A Java runtime; <c>Root</c> is JAVA_HOME, <c>Name</c> the implementor.</summary>
    public const string Java = "java";
    /// <summary>A Node.js runtime; <c>Path</c> is the executable.</summary>
    public const string Node = "node";
    /// <summary>A Node.js that uses the system's OpenSSL and store (Debian's build); <c>Path</c> is the executable.</summary>
    public const string NodeSystem = "node-system";
    /// <summary>A Python runtime; <c>Root</c> is its standard library folder.</summary>
    public const string Python = "python";
    /// <summary>A Python package that brings a CA bundle or uses one (certifi, botocore, requests, pip's certifi); <c>Root</c> is the package folder.</summary>
    public const string PythonPackage = "python-package";
    /// <summary>A package of another ecosystem that brings roots of its own; <c>Name</c> is "gem:certifi", "composer:guzzle/guzzle", "cargo:webpki-roots", "golang:github.com/certifi/gocertifi".</summary>
    public const string RootPackage = "root-package";
    /// <summary>A program built by Go.</summary>
    public const string Go = "go";
    /// <summary>An executable file of an application that speaks TLS, of which nothing else is known.</summary>
    public const string NativeProgram = "native-program";
    /// <summary>A Go toolchain; <c>Root</c> is GOROOT.</summary>
    public const string GoToolchain = "go-toolchain";
    /// <summary>Deno; <c>Path</c> is the executable.</summary>
    public const string Deno = "deno";
    /// <summary>Bun; <c>Path</c> is the executable.</summary>
    public const string Bun = "bun";
    /// <summary>A .NET runtime; <c>Path</c> is its folder.</summary>
    public const string DotNet = "dotnet";
    /// <summary>The OpenSSL library; <c>Path</c> is the shared object, <c>Root</c> its OPENSSLDIR where the library states it.</summary>
    public const string OpenSsl = "openssl";
    /// <summary>The GnuTLS library; <c>Path</c> is the shared object.</summary>
    public const string GnuTls = "gnutls";
    /// <summary>curl or libcurl on OpenSSL; <c>Path</c> is the file.</summary>
    public const string Curl = "curl";
    /// <summary>libcurl on GnuTLS; <c>Path</c> is the file.</summary>
    public const string CurlGnuTls = "curl-gnutls";
    /// <summary>wget.</summary>
    public const string Wget = "wget";
    /// <summary>git.</summary>
    public const string Git = "git";
    /// <summary>apt.</summary>
    public const string Apt = "apt";
    /// <summary>An operating system's package that matters for trust (ca-certificates, libssl3, curl, ...); <c>Path</c> is the package database.</summary>
    public const string Package = "package";
    /// <summary>An AWS SDK or CLI; <c>Name</c> is "boto", "botocore", "boto3", "awscli"; of other languages with the ecosystem before it: "npm:aws-sdk", "maven:software.amazon.awssdk:s3".</summary>
    public const string AwsSdk = "aws-sdk";
    /// <summary>A container image that something other than a <see cref="ProcessEvidence"/> names (a job of CI); <c>Name</c> is the reference as written.</summary>
    public const string ContainerImage = "container-image";
    /// <summary>A runtime that a file asks for (setup-node, .nvmrc, go.mod, global.json); <c>Name</c> is "Node.js", "Python", "Java", "Go", ".NET", ...</summary>
    public const string RequiredRuntime = "required-runtime";
    /// <summary>A working tree of a version control system: source code, not deployed software; <c>Root</c> is its folder.</summary>
    public const string SourceCheckout = "source-checkout";
    /// <summary>An archive from which a program runs (jar, war, apk, pyz), whose content was read; <c>Name</c> is its file's name.</summary>
    public const string ProgramArchive = "program-archive";
    /// <summary>An Android application in compiled form; <c>Path</c> is its manifest, <c>Name</c> its package, <c>Requirement</c> the API level from which on it runs ("minSdkVersion 24").</summary>
    public const string AndroidApplication = "android-application";
    /// <summary>A built application for Apple's systems; <c>Path</c> is its Info.plist, <c>Name</c> its identifier, <c>Requirement</c> the release from which on it runs ("MinimumOSVersion 15.0", "LSMinimumSystemVersion 12.0").</summary>
    public const string AppleApplication = "apple-application";
    /// <summary>A folder that is one piece of software: <c>Path</c> is its manifest or build file, <c>Root</c> the folder, <c>Name</c> the ecosystem ("node", "java", "virtual-environment").</summary>
    public const string Module = "module";
}
