using TrustShift.Pki.Certificates;
using TrustShift.Testing;

namespace TrustShift.Discovery.Forms;

/// <summary>A root that is nobody's, made by openssl anew for each run, in the files that the scripts of <see cref="FormRow"/> take.</summary>
public sealed class FormMarker : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FormMarker()
    {
        Tool.Run(
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", File("MARKER_KEY"), "-out", File("MARKER_PEM"), "-days", "3650", "-subj", "/C=ZZ/O=TrustShift/CN=Marker Root",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign");
        Tool.Run("openssl", "x509", "-in", File("MARKER_PEM"), "-outform", "DER", "-out", File("MARKER_DER"));
        byte[] der = System.IO.File.ReadAllBytes(File("MARKER_DER"));
        System.IO.File.WriteAllText(File("MARKER_BASE64"), Convert.ToBase64String(der));
        Sha256 = Sha256Hash.Of(der);
    }

    /// <summary>Hash of the certificate.</summary>
    public Sha256Hash Sha256 { get; }

    /// <summary>The variables of the scripts.</summary>
    public Dictionary<string, string?> Variables() => new(StringComparer.Ordinal)
    {
        ["MARKER_PEM"] = File("MARKER_PEM"),
        ["MARKER_DER"] = File("MARKER_DER"),
        ["MARKER_KEY"] = File("MARKER_KEY"),
        ["MARKER_BASE64"] = File("MARKER_BASE64"),
        // What tools write must not depend on the machine.
        ["LC_ALL"] = "C.UTF-8",
        ["JAVA_TOOL_OPTIONS"] = null,
    };

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string File(string variable) => variable switch
    {
        "MARKER_KEY" => _folder.PathOf("marker.key"),
        "MARKER_PEM" => _folder.PathOf("marker.pem"),
        "MARKER_DER" => _folder.PathOf("marker.der"),
        _ => _folder.PathOf("marker.base64"),
    };
}
