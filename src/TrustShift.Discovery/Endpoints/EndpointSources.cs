using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrustShift.Discovery.Endpoints.Configuration;
using TrustShift.Discovery.Endpoints.Infrastructure;
using TrustShift.Discovery.Endpoints.Sdk;
using TrustShift.Discovery.Endpoints.Traffic;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Endpoints;

/// <summary>Every kind of place that is read as a whole text for the endpoints it implies; add a line for a new one.</summary>
public static class EndpointSources
{
    /// <summary>The list.</summary>
    public static ImmutableArray<EndpointSource> All { get; } =
    [
        new PythonClients(),
        new JavaScriptClients(),
        new JavaClients(),
        new GoClients(),
        new DotNetClients(),
        new RubyClients(),
        new PhpClients(),
        new RustClients(),
        new CppClients(),
        new SwiftClients(),
        new DartClients(),
        new ElixirClients(),
        new CommandLines(),
        new TerraformFiles(),
        new TerraformStates(),
        new CloudFormationTemplates(),
        new InfrastructurePrograms(),
        new AnsibleTasks(),
        new KubernetesResources(),
        new ObjectStores(),
        new StorePrograms(),
        new HadoopStores(),
        new DjangoStorages(),
        new HarFiles(),
    ];

    /// <summary>Those that read the file at this path; the default value for none, which most files have.</summary>
    public static ImmutableArray<EndpointSource> Of(ReadOnlySpan<char> path)
    {
        ImmutableArray<EndpointSource>.Builder? sources = null;
        foreach (EndpointSource source in All)
        {
            if (source.Matches(path))
                (sources ??= ImmutableArray.CreateBuilder<EndpointSource>()).Add(source);
        }

        return sources?.ToImmutable() ?? [];
    }

    /// <summary>Reads a text, or a chunk of a long one.</summary>
    /// <param name="sources">Those that read the file.</param>
    /// <param name="chunk">The characters.</param>
    /// <param name="make">Makes the text of the characters, once one of the sources wants it.</param>
    /// <param name="findings">Where endpoints go.</param>
    public static void Read(ImmutableArray<EndpointSource> sources, ReadOnlySpan<char> chunk, Func<string, EndpointText> make, FileFindings findings)
    {
        EndpointText? text = null;
        foreach (EndpointSource source in sources)
        {
            if (!source.Concerns(chunk))
                continue;
            text ??= make(chunk.ToString());
            try
            {
                source.Read(text, findings);
            }
            catch (RegexMatchTimeoutException)
            {
                findings.Gaps.Add(new Gap(findings.Path, "a pattern took too long in it: it was not searched for clients of S3", Decides: PlaceNatures.Of(findings.Path) != PlaceNature.Sample));
            }
        }
    }
}
