using System.Collections.Immutable;
using TrustShift.Discovery.Software.Manifests;
using TrustShift.Discovery.Software.Required;

namespace TrustShift.Discovery.Software;

/// <summary>Every source of software; add a line for a new one.</summary>
public static class SoftwareSources
{
    /// <summary>The list.</summary>
    public static ImmutableArray<SoftwareSource> All { get; } =
    [
        new OperatingSystemRelease(),
        new SourceCheckouts(),
        new Modules(),
        new JavaRuntimes(),
        new NodeRuntimes(),
        new PythonRuntimes(),
        new PythonPackages(),
        new PythonRequirements(),
        new JsonLocks(),
        new TomlLocks(),
        new GemfileLock(),
        new NodeLocks(),
        new JavaManifests(),
        new GoModules(),
        new DotNetManifests(),
        new BeamLocks(),
        new NodePackages(),
        new PackedPackages(),
        new JavaArchives(),
        new PhpPackages(),
        new RubyGems(),
        new PerlModules(),
        new VersionFiles(),
        new RuntimeManifests(),
        new ContinuousIntegration(),
        new GoToolchains(),
        new MozillaRuntimes(),
        new AwsCommandLine(),
        new DotNetRuntimes(),
        new TlsLibraries(),
        new TlsPrograms(),
    ];
}
