using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Forms;

/// <summary>Every form of <see cref="FormTable"/>: made by the real tool, and the marker found at each of its places, once, in the right form and role.</summary>
public sealed class FormTests(FormMarker marker) : IClassFixture<FormMarker>
{
    public static TheoryData<string> Forms => [.. FormTable.All.Select(static r => r.ToString())];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Form_is_found(string form)
    {
        FormRow row = Assert.Single(FormTable.All, r => r.ToString() == form);
        foreach (string tool in row.Tools)
            Assert.SkipUnless(Exists(tool), $"{tool} is not installed");
        using var folder = new TemporaryFolder();
        ToolResult made = Tool.Execute("bash", ["-euo", "pipefail", "-c", row.Make], workingFolder: folder.Root, environment: marker.Variables());
        Assert.True(made.ExitCode == 0, $"{form}: making it ended with {made.ExitCode}\n{made.Error}\n{made.Output}");

        EvidenceSet set = Examine.Folder(
            Path.Combine(folder.Root, row.Examine), request => request with { Passwords = row.Password is { } password ? [password] : request.Passwords });

        string[] places = [.. set.Certificates.Where(c => c.Facts.Sha256 == marker.Sha256).SelectMany(static c => c.Locations)
            .Select(l => $"{Relative(folder, l.Path)} {l.Form} {NameOf(l.Role)}").Order(StringComparer.Ordinal)];
        string found = $"{form}\nfound:\n  {string.Join("\n  ", places)}\nstores:\n  {string.Join("\n  ", set.Stores.Select(s => $"{Relative(folder, s.Path)} {s.Format} {NameOf(s.Role)}: {s.RoleReason}"))}\n"
            + $"gaps:\n  {string.Join("\n  ", set.Gaps.Select(g => $"{Relative(folder, g.Place)}: {g.Reason} {(g.Decides ? "(decides)" : "")}"))}";
        Assert.True(row.Found.SequenceEqual(places, StringComparer.Ordinal), $"{found}\nexpected:\n  {string.Join("\n  ", row.Found)}");
        if (row.Gap is { } gap)
            Assert.True(set.Gaps.Any(g => g.Reason.Contains(gap, StringComparison.Ordinal)), $"{found}\nexpected a gap with: {gap}");
    }

    private static string Relative(TemporaryFolder folder, string path) => path.StartsWith(folder.Root + "/", StringComparison.Ordinal) ? path[(folder.Root.Length + 1)..] : path;

    private static string NameOf(CertificateRole role) => role switch
    {
        CertificateRole.TlsTrust => "tls-trust",
        CertificateRole.TlsIdentity => "tls-identity",
        CertificateRole.CodeSigning => "code-signing",
        CertificateRole.Signature => "signature",
        _ => "unknown",
    };

    private static bool Exists(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
}
