using System.Buffers.Binary;
using System.Text;
using TrustShift.Discovery.Archives;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Limits;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Hostile;

/// <summary>Archives whose headers say what is not so: lengths, names, links, twice the same. What lies beside them is found, and a store behind a lie is found or is a gap.</summary>
public sealed class LyingArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("77777777777")]
    [InlineData("-1")]
    [InlineData("00000000001")]
    [InlineData("99999999999")]
    [InlineData("base256:7fffffffffffffff")]
    [InlineData("base256:ffffffffffffffff")]
    [InlineData("base256:8000000000000000")]
    public void Lengths_in_a_tar_that_are_not_so(string length)
    {
        byte[] tar = Make("tar --format=ustar -cf a ca.pem d.pem");
        Span<byte> field = tar.AsSpan(124, 12);
        field.Clear();
        if (length.StartsWith("base256:", StringComparison.Ordinal))
        {
            field[0] = length[8] >= '8' ? (byte)0xff : (byte)0x80;
            Convert.FromHexString(length[8..]).CopyTo(field[4..]);
        }
        else
        {
            Encoding.ASCII.GetBytes(length, field);
        }

        Sum(tar);
        Check(tar);
    }

    [Theory]
    [InlineData(20, 0u)]
    [InlineData(20, 1u)]
    [InlineData(20, 0x7fffffffu)]
    [InlineData(20, 0xffffffffu)]
    [InlineData(24, 0u)]
    [InlineData(24, 1u)]
    [InlineData(24, 0x7fffffffu)]
    [InlineData(24, 0xffffffffu)]
    [InlineData(42, 0x7fffffffu)]
    [InlineData(42, 0xffffffffu)]
    [InlineData(28, 0xffffffffu)]
    public void Lengths_in_a_ZIP_that_are_not_so(int field, uint value)
    {
        byte[] zip = Make("zip -q a ca.pem d.pem; mv a.zip a");
        int entry = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        if (field == 28)
            BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(entry + field), (ushort)value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(entry + field), value);
        Check(zip);
    }

    [Theory]
    [InlineData(6, "FFFFFFFF")]
    [InlineData(6, "00000000")]
    [InlineData(6, "-0000001")]
    [InlineData(11, "FFFFFFFF")]
    [InlineData(11, "00000000")]
    public void Lengths_in_a_cpio_that_are_not_so(int field, string value)
    {
        byte[] cpio = Make("printf 'ca.pem\\nd.pem\\n' | cpio -o -H newc --quiet > a");
        Encoding.ASCII.GetBytes(value, cpio.AsSpan(6 + (8 * field), 8));
        Check(cpio);
    }

    [Theory]
    [InlineData("9999999999")]
    [InlineData("-1        ")]
    [InlineData("0         ")]
    public void Lengths_in_an_ar_that_are_not_so(string value)
    {
        byte[] ar = Make("ar rc a ca.pem d.pem");
        Encoding.ASCII.GetBytes(value, ar.AsSpan(8 + 48, 10));
        Check(ar);
    }

    [Theory]
    [InlineData("tar cf a ca.pem d.pem --transform='s/d.pem/ca.pem/'")]
    [InlineData("python3 -c \"import zipfile; z = zipfile.ZipFile('a', 'w'); [z.writestr('ca.pem', open(n).read()) for n in ('ca.pem', 'd.pem')]\" 2>/dev/null")]
    [InlineData("mkdir e; cp d.pem e/ca.pem; printf 'ca.pem\\n' | cpio -o -H newc --quiet > a; cd e; printf 'ca.pem\\n' | cpio -o -H newc --quiet -A -F ../a")]
    public void Two_entries_of_one_name_are_both_evidence(string command)
    {
        // Unpacking keeps the last, a reader of the directory may take the first: which one counts, nobody knows.
        _folder.Write("out/a", Make(command));
        EvidenceSet evidence = Examine.Folder(_folder.PathOf("out", "x")[..^2]);
        Assert.Equal(["a!#2/ca.pem", "a!ca.pem"], evidence.Stores.Select(static s => s.Path));
        Assert.Contains(evidence.Gaps, static g => g is { Place: "a!#2/ca.pem", Decides: true } && g.Reason.Contains("several files of the name ca.pem", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tar chf a dev")]
    [InlineData("printf 'dev/null\\ndev/zero\\ndev/pipe\\n' | cpio -o -H newc --quiet > a")]
    [InlineData("tar cf a /dev/null /dev/zero /dev/tty dev 2>/dev/null")]
    public void Devices_and_pipes_in_archives_are_nothing(string command)
    {
        _folder.Write("out/a", Make("mkdir dev; mkfifo dev/pipe; ln -s /dev/null /dev/zero dev 2>/dev/null; cp ca.pem dev; " + command));
        EvidenceSet evidence = Examine.Folder(_folder.PathOf("out", "x")[..^2]);
        Assert.Empty(evidence.Gaps);
    }

    [Theory]
    [InlineData("ln -s ../../../../etc/ssl/certs/ca-certificates.crt l.pem")]
    [InlineData("ln -s /etc/ssl/certs/ca-certificates.crt l.pem")]
    [InlineData("ln -s l.pem l.pem")]
    [InlineData("ln -s m.pem l.pem; ln -s l.pem m.pem")]
    [InlineData("ln -s . l.pem")]
    public void Links_in_archives_lead_to_nothing_outside_and_never_in_a_circle(string link)
    {
        foreach (string pack in new[] { "tar cf a ./*.pem", "zip -qy a ./*.pem; mv a.zip a", "find . -name '*.pem' | cpio -o -H newc --quiet > a" })
        {
            _folder.Write("out/a", Make($"rm -f l.pem m.pem a; {link}; {pack}"));
            EvidenceSet evidence = Examine.Folder(_folder.PathOf("out", "x")[..^2]);
            Assert.Equal(["a!ca.pem", "a!d.pem"], evidence.Stores.Select(static s => s.Path).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Names_longer_than_any_file_system_takes()
    {
        // 65,535 letters in a ZIP, 200,000 in a tar with a header of its own for the name.
        _folder.Write("out/a.zip", Make("python3 -c \"import zipfile; zipfile.ZipFile('a', 'w').writestr('d/' * 30000 + 'a' * 5000 + '.pem', open('ca.pem').read())\""));
        _folder.Write("out/a.tar", Make("python3 -c \"import tarfile; t = tarfile.open('a', 'w', format=tarfile.PAX_FORMAT); i = t.gettarinfo('ca.pem'); i.name = 'a' * 200000 + '.pem'; t.addfile(i, open('ca.pem', 'rb'))\""));
        EvidenceSet evidence = Examine.Folder(_folder.PathOf("out", "x")[..^2]);
        Assert.All(["a.tar", "a.zip"], a => Assert.True(evidence.Stores.Any(s => s.Path.StartsWith(a, StringComparison.Ordinal)) || evidence.Gaps.Any(g => g.Decides && g.Place.StartsWith(a, StringComparison.Ordinal))));
    }

    [Fact]
    public void Names_with_backslashes_and_zeros_stay_in_the_archive()
    {
        _folder.Write("out/a.zip", Make("python3 -c \"import zipfile; z = zipfile.ZipFile('a', 'w'); [z.writestr(n, open('ca.pem').read()) for n in ('..\\\\\\\\..\\\\\\\\etc\\\\\\\\b.pem', 'C:\\\\\\\\c.pem', '////d.pem')]\""));
        EvidenceSet evidence = Examine.Folder(_folder.PathOf("out", "x")[..^2]);
        Assert.Equal(["a.zip!C:/c.pem", "a.zip!d.pem", "a.zip!etc/b.pem"], evidence.Stores.SelectMany(static s => s.Aliases.Prepend(s.Path)).Order(StringComparer.Ordinal));
    }

    private void Check(byte[] archive)
    {
        _folder.Write("out/a", archive);
        _folder.Write("out/z.pem", MarkerRoot.Pem);
        EvidenceSet evidence = Examine.Folder(_folder.PathOf("out", "x")[..^2], static r => r with { Limits = new ReadingLimits { Time = TimeSpan.FromSeconds(20) } });
        Assert.Contains(evidence.Stores, static s => s.Path == "z.pem" || s.Aliases.Contains("z.pem"));
        int found = evidence.Stores.Where(static s => s.Path.StartsWith("a!", StringComparison.Ordinal)).Sum(static s => s.Entries.Length);
        Assert.True(found == 2 || evidence.Gaps.Any(static g => g.Decides && g.Place.StartsWith('a')), "a store behind the lie is neither found nor a gap");
    }

    // POSIX ustar: the sum of the header's bytes, its own field as spaces.
    private static void Sum(byte[] tar)
    {
        tar.AsSpan(148, 8).Fill((byte)' ');
        int sum = 0;
        for (int i = 0; i < 512; i++)
            sum += tar[i];
        Encoding.ASCII.GetBytes($"{Convert.ToString(sum, 8).PadLeft(6, '0')}\0 ", tar.AsSpan(148, 8));
    }

    private byte[] Make(string command)
    {
        foreach (string tool in new[] { "python3", "zip", "cpio", "ar" })
        {
            if (command.Contains(tool + " ", StringComparison.Ordinal) && Tool.Execute("bash", ["-c", $"command -v {tool}"]).ExitCode != 0)
                Assert.Skip($"{tool} is not installed.");
        }

        if (!File.Exists(_folder.PathOf("in", "d.pem")))
        {
            _folder.Write("in/ca.pem", MarkerRoot.Pem);
            Tool.Run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=Second Root", "-addext", "basicConstraints=critical,CA:TRUE", "-keyout", "/dev/null", "-out", _folder.PathOf("in", "d.pem"));
        }

        string made = _folder.PathOf("in", "x")[..^2];
        Tool.Run("bash", ["-ec", command], input: null, made);
        return File.ReadAllBytes(Path.Combine(made, "a"));
    }
}
