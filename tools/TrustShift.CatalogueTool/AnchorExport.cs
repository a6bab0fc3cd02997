using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using TrustShift.Pki.Certificates;

namespace TrustShift.CatalogueTool;

/// <summary>Makes <c>anchors/*.pem</c> from the files of Debian's ca-certificates package, each checked against its fact.</summary>
internal static class AnchorExport
{
    // Catalogue id and Debian's file. Starfield Class 2 is left out: no fix installs it.
    private static readonly (string Id, string File)[] Anchors =
    [
        ("amazon-root-ca-1.self", "Amazon_Root_CA_1.crt"),
        ("amazon-root-ca-2.self", "Amazon_Root_CA_2.crt"),
        ("amazon-root-ca-3.self", "Amazon_Root_CA_3.crt"),
        ("amazon-root-ca-4.self", "Amazon_Root_CA_4.crt"),
        ("starfield-services-root-g2.self", "Starfield_Services_Root_Certificate_Authority_-_G2.crt"),
    ];

    public static (bool Good, string Text) Run(string facts, string catalogue, string debian)
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(facts, "certificates", "manifest.json")));
        string folder = Directory.CreateDirectory(Path.Combine(catalogue, "anchors")).FullName;
        foreach ((string id, string file) in Anchors)
        {
            byte[] der = X509Certificate2.CreateFromPem(File.ReadAllText(Path.Combine(debian, file))).RawData;
            string expected = manifest.RootElement.EnumerateArray()
                .Single(entry => entry.GetProperty("file").ValueEquals(id + ".pem")).GetProperty("sha256").GetString()!;
            if (Sha256Hash.Of(der) != Sha256Hash.Parse(expected))
                return (false, $"{file} is not {id}: its SHA-256 differs from the fact");
            File.WriteAllText(Path.Combine(folder, id + ".pem"), new string(System.Security.Cryptography.PemEncoding.Write("CERTIFICATE", der)) + "\n", new UTF8Encoding(false));
        }

        return (true, $"{folder}: {Anchors.Length} anchors");
    }
}
