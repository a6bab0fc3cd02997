using System.Xml.Linq;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>The direction of dependencies (ARCHITECTURE.md): one way, no way back.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] Floors = ["Pki", "Catalogue", "Discovery", "Assessment", "Reports", "Cli"];

    [Fact]
    public void A_project_refers_only_to_floors_below_it()
    {
        foreach (string project in Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories))
        {
            int floor = Array.IndexOf(Floors, NameOf(project));
            Assert.True(floor >= 0, $"{project} has no floor: add it to the list and to ARCHITECTURE.md");
            foreach (string reference in XDocument.Load(project).Descendants("ProjectReference").Select(r => (string)r.Attribute("Include")!))
                Assert.InRange(Array.IndexOf(Floors, NameOf(reference)), 0, floor - 1);
        }
    }

    [Theory]
    [InlineData("Pki", "System.IO", "System.Net.Http", "System.Net.Sockets", "System.Net.Security")]
    [InlineData("Catalogue", "System.Net.", "TrustShift.Discovery")]
    [InlineData("Discovery", "System.Net.Http", "System.Diagnostics.Process")]
    [InlineData("Assessment", "System.IO.File", "System.Net.Http")]
    [InlineData("Reports", "System.Net.Http", "TrustShift.Pki.Paths.PathBuilder")]
    public void A_floor_does_not_use_what_it_must_not_know(string floor, params string[] forbidden)
    {
        string folder = Repository.PathOf("src", "TrustShift." + floor);
        string[] files = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal))];
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            string[] usings = [.. File.ReadLines(file).Where(l => l.StartsWith("using ", StringComparison.Ordinal))];
            Assert.DoesNotContain(usings, line => forbidden.Any(f => line.Contains(f, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void No_product_code_decides_by_X509Chain_or_starts_a_process()
    {
        foreach (string file in Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file);
            Assert.DoesNotContain("new X509Chain", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Process.Start", text, StringComparison.Ordinal);
        }
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))["TrustShift.".Length..];
}
