using System.Collections.Immutable;
using TrustShift.Discovery.Android;
using TrustShift.Discovery.Pins;
using TrustShift.Discovery.Settings.Databases;
using TrustShift.Discovery.Settings.Java;
using TrustShift.Discovery.Settings.Programs;
using TrustShift.Discovery.Settings.Servers;
using TrustShift.Discovery.Settings.Systems;

namespace TrustShift.Discovery.Settings;

/// <summary>Every file that configures trust; add a line for a new one.</summary>
public static class SettingFiles
{
    /// <summary>The list.</summary>
    public static ImmutableArray<SettingFile> All { get; } =
    [
        new CurlConfiguration(),
        new GitConfiguration(),
        new AwsConfiguration(),
        new WgetConfiguration(),
        new PipConfiguration(),
        new PythonStartup(),
        new NpmConfiguration(),
        new PhpConfiguration(),
        new CaCertificatesConfiguration(),
        new YarnConfiguration(),
        new YarnClassicConfiguration(),
        new CargoConfiguration(),
        new CondaConfiguration(),
        new UvConfiguration(),
        new PoetryConfiguration(),
        new ComposerConfiguration(),
        new BundlerConfiguration(),
        new GemConfiguration(),
        new GcloudConfiguration(),
        new KubeConfiguration(),
        new RcloneConfiguration(),
        new S3cmdConfiguration(),
        new BotoConfiguration(),
        new AptConfiguration(),
        new YumConfiguration(),
        new LdapConfiguration(),
        new DockerDaemonConfiguration(),
        new ContainerRegistries(),
        new MySqlOptions(),
        new PostgreSqlServices(),
        new JavaSecurityProperties(),
        new SpringConfiguration(),
        new QuarkusConfiguration(),
        new TomcatServer(),
        new KafkaProperties(),
        new HadoopSslClient(),
        new SparkDefaults(),
        new OpenSslConfiguration(),
        new PamEnvironment(),
        new EnvironmentFolders(),
        new CryptoPolicy(),
        new NginxConfiguration(),
        new HaProxyConfiguration(),
        new EnvoyConfiguration(),
        new ApacheConfiguration(),
        new TraefikConfiguration(),
        new SquidConfiguration(),
        new StunnelConfiguration(),
        new AndroidSecurityConfiguration(),
        new AndroidManifestFile(),
    ];

    /// <summary>Those that read this path.</summary>
    public static IEnumerable<SettingFile> Find(string path)
    {
        foreach (SettingFile file in All)
        {
            if (file.Matches(path))
                yield return file;
        }
    }

    /// <summary>Whether one reads this path.</summary>
    public static bool Knows(ReadOnlySpan<char> path) => Knows(path, ofOneProgram: false);

    /// <summary>Whether the path is by its name the configuration of one program, read wholly by what is known of it.</summary>
    public static bool KnowsWholly(ReadOnlySpan<char> path) => Knows(path, ofOneProgram: true);

    private static bool Knows(ReadOnlySpan<char> path, bool ofOneProgram)
    {
        foreach (SettingFile file in All)
        {
            if ((file.IsOfOneProgram || !ofOneProgram) && file.Matches(path))
                return true;
        }

        return false;
    }
}
