using System.Buffers.Binary;
using TrustShift.Discovery.Archives;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Hostile;

/// <summary>Archives and folders that were made to hang, fill or fool whoever reads them.</summary>
public sealed class HostileArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pipes_on_disk_and_in_archives_are_never_opened()
    {
        _folder.Write("out/ca.pem", MarkerRoot.Pem);
        string made = _folder.PathOf("out", "x")[..^2];
        Tool.Run("bash", ["-ec", "mkfifo pipe; tar cf a.tar pipe ca.pem; { echo pipe; echo ca.pem; } | cpio -o -H newc --quiet > a.cpio"], input: null, made);

        EvidenceSet evidence = Examine.Folder(made);

        Assert.Equal(["a.cpio!ca.pem", "a.tar!ca.pem", "ca.pem"], evidence.Stores.Select(static s => s.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Entries_of_a_zip_that_lie_over_one_another_are_refused()
    {
        // Both entries of the directory get a length that reaches over the other's part (David Fifield, "A better zip bomb").
        _folder.Write("in/1.pem", MarkerRoot.Pem);
        _folder.Write("in/2.pem", MarkerRoot.Pem);
        string zip = _folder.PathOf("out", "a.zip");
        Tool.Run("bash", ["-ec", $"zip -q0 '{zip}' 1.pem 2.pem"], input: null, _folder.PathOf("in", "x")[..^2]);
        byte[] bytes = File.ReadAllBytes(zip);
        int first = bytes.AsSpan().IndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(first + 20), bytes.Length / 2);
        File.WriteAllBytes(zip, bytes);

        Assert.Contains(Examine.Folder(_folder.PathOf("out", "x")[..^2]).Gaps, static g => g.Decides && g.Reason.Contains("lie over one another", StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_out_of_an_archive_leads_nowhere()
    {
        string made = _folder.PathOf("out", "x")[..^2];
        Directory.CreateDirectory(made);
        Tool.Run("bash", ["-ec", "ln -s /etc/ssl/certs/ca-certificates.crt ca.pem; tar cf a.tar ca.pem; rm ca.pem"], input: null, made);
        Assert.Empty(Examine.Folder(made).Stores);
    }
}
