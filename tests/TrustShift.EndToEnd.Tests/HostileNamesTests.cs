using System.Globalization;
using System.Text;
using System.Text.Json;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>Names that would move the cursor, colour the terminal or read backwards: of files, entries, subjects, hosts. Text shows them harmless, JSON stays JSON.</summary>
public sealed class HostileNamesTests : IDisposable
{
    private const string Script =
        """
        import os, tarfile, zipfile, subprocess, sys
        root = sys.argv[1]
        esc = '\x1b[2J\x1b]0;owned\x07'
        bidi = '\u202egpj.\u202c\u2066x\u2069\u200b'
        subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-utf8', '-keyout', '/dev/null', '-out', os.path.join(root, 'ca.pem'),
                        '-subj', '/O=Evil' + esc + bidi + '/CN=Root\r\n' + esc + ' NOT IMPACTED', '-addext', 'basicConstraints=critical,CA:TRUE'], check=True, stderr=subprocess.DEVNULL)
        pem = open(os.path.join(root, 'ca.pem')).read()
        for name in ('a' + esc + '.pem', bidi + '.pem', 'line\nbreak.pem', 'tab\t.pem', 'back\\slash.pem', '\x7f\x85\x9b31m.pem'):
            open(os.path.join(root, name), 'w').write(pem)
        os.mkdir(os.path.join(root, esc.replace('/', '') + 'd'))
        open(os.path.join(root, esc.replace('/', '') + 'd', 'app.yaml'), 'w').write('url: https://x' + esc + '.s3.amazonaws.com/\nverify: /opt/' + esc + bidi + '/ca.pem\n')
        open(os.path.join(root, 'app.py'), 'w').write('requests.get("https://b.s3.eu-west-1.amazonaws.com", verify="/opt/' + esc + bidi + '.pem")\nrequests.get("https://a' + bidi + '.s3.amazonaws.com")\n')
        open(os.path.join(os.fsencode(root), b'latin\xe9\x9b\xff.pem'), 'w').write(pem)
        with zipfile.ZipFile(os.path.join(root, 'a.zip'), 'w') as z:
            for name in (esc + '.pem', bidi + '.pem', 'zero\x00.pem', 'line\nbreak.pem', '../../' + esc + '.tar'):
                z.writestr(name, pem)
        with tarfile.open(os.path.join(root, 'a.tar'), 'w') as t:
            for name in (esc + '.pem', bidi + '.pem', 'line\nbreak.pem', '\x9b31m.pem'):
                i = t.gettarinfo(os.path.join(root, 'ca.pem')); i.name = name
                t.addfile(i, open(os.path.join(root, 'ca.pem'), 'rb'))
            i = tarfile.TarInfo('link' + esc); i.type = tarfile.SYMTYPE; i.linkname = esc + '.pem'
            t.addfile(i)
        open(os.path.join(root, 'damaged' + esc + '.tar.gz'), 'wb').write(b'\x1f\x8b\x08\x00' + bytes(40))
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        // .NET cannot name what is no UTF-8.
        Tool.Run("rm", "-rf", _folder.PathOf("in"));
        _folder.Dispose();
    }

    [Theory]
    [InlineData("check", "--verbose", "--uses", "s3")]
    [InlineData("inventory", "--verbose")]
    public void No_control_character_of_a_target_reaches_the_terminal(params string[] arguments)
    {
        Assert.SkipUnless(Tool.Execute("bash", ["-c", "command -v python3 && command -v openssl"]).ExitCode == 0, "python3 and openssl are needed.");
        Tool.Run("python3", "-c", Script, Path.GetDirectoryName(_folder.PathOf("in", "x"))!);
        string json = _folder.PathOf("out.json");

        ToolResult result = Cli.Run([.. arguments, _folder.PathOf("in"), "--format", "text", "--format", "json", "--output", "-", "--output", json]);

        Assert.DoesNotContain(result.Output + result.Error, static c => c != '\n' && IsHarmful(c));
        Assert.Contains("\\u001B[2J", result.Output, StringComparison.Ordinal);
        string text = File.ReadAllText(json, new UTF8Encoding(false, throwOnInvalidBytes: true));
        Assert.DoesNotContain(text, static c => c is < ' ' and not '\n');
        using JsonDocument document = JsonDocument.Parse(text);
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        foreach (string place in new[] { "a.zip!", "a.tar!", "line", "tab", "damaged" })
            Assert.Contains(place, text, StringComparison.Ordinal);
    }

    private static bool IsHarmful(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
