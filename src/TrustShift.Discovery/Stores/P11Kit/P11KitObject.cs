using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.P11Kit;

/// <summary>One object of a <see cref="P11KitFormat"/> file.</summary>
internal sealed class P11KitObject
{
    private const string ExtendedKeyUsage = "2.5.29.37";
    // common/oid.h: OpenSSL's reject list as an extension.
    private const string OpenSslReject = "1.3.6.1.4.1.3319.6.10.1";
    private const int MostCertificates = 1_000;

    private readonly List<byte[]> _certificates = [];
    private byte[]? _value;
    private string? _objectId;

    /// <summary>Its class, or null.</summary>
    public string? Class { get; private set; }

    /// <summary>Its label, or null.</summary>
    public string? Label { get; private set; }

    /// <summary>Whether it is trusted.</summary>
    public bool IsTrusted { get; private set; }

    /// <summary>Whether it is refused.</summary>
    public bool IsDistrusted { get; private set; }

    /// <summary>Whether what it issues to servers is refused from a day on (CKA_NSS_SERVER_DISTRUST_AFTER: a date, or a zero byte for no).</summary>
    public bool HasDistrustDate { get; private set; }

    /// <summary>The certificates in it, DER.</summary>
    public IReadOnlyList<byte[]> Certificates => _certificates;

    /// <summary>The key that an extension is for, DER.</summary>
    public byte[]? PublicKey { get; private set; }

    /// <summary>What is malformed; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>What an extension means for TLS servers; null when it says nothing of them.</summary>
    public AnchorUsage? ServerUsage { get; private set; }

    /// <summary>Reads the lines of one.</summary>
    public static P11KitObject Read(string text)
    {
        var read = new P11KitObject();
        read.ReadPem(text);
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            int colon = line.IndexOf(':');
            if (colon > 0 && line[0] is not ('#' or '-'))
                read.Set(line[..colon].Trim(), line[(colon + 1)..].Trim());
        }

        if (read._value is { } value)
        {
            if (read.Class is "certificate" && read._certificates.Count == 0)
                read._certificates.Add(value);
            else if (read.Class is "x-certificate-extension")
                read.ReadExtension(value);
        }

        return read;
    }

    private void Set(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        switch (name)
        {
            case "class":
                Class = value.ToString();
                break;
            case "label":
                Label = FileText.Printable(Encoding.UTF8.GetString(Unquote(value)));
                break;
            case "trusted":
                IsTrusted = value is "true";
                break;
            case "x-distrusted":
                IsDistrusted = value is "true";
                break;
            case "nss-server-distrust-after":
                HasDistrustDate = Unquote(value) is not ([] or [0]);
                break;
            case "object-id":
                _objectId = value.ToString();
                break;
            case "value":
                _value = Unquote(value);
                break;
            case "public-key-info":
                PublicKey ??= Unquote(value);
                break;
            default:
                break;
        }
    }

    // p11_url_decode: %XX between quotes.
    private static byte[] Unquote(ReadOnlySpan<char> value)
    {
        value = value.Trim('"');
        var bytes = new List<byte>(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] == '%' && i + 2 < value.Length && byte.TryParse(value.Slice(i + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out byte one))
            {
                bytes.Add(one);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes([value[i]]));
            }
        }

        return [.. bytes];
    }

    private void ReadPem(ReadOnlySpan<char> text)
    {
        while (PemEncoding.TryFind(text, out PemFields fields))
        {
            byte[] bytes = new byte[fields.DecodedDataLength];
            string label = text[fields.Label].ToString();
            if (!Convert.TryFromBase64Chars(text[fields.Base64Data], bytes, out int length))
                Problem ??= "a PEM block cannot be read";
            else if (label is "CERTIFICATE" or "TRUSTED CERTIFICATE" && _certificates.Count < MostCertificates)
                _certificates.Add(OpenSsl.OpenSslTrust.FirstValueLength(bytes.AsSpan(0, length)) is { } first ? bytes[..first] : bytes);
            else if (label is "PUBLIC KEY")
                PublicKey = bytes[..length];
            text = text[fields.Location.End..];
        }

        if (text.Contains("-----BEGIN ", StringComparison.Ordinal))
            Problem ??= "a PEM block is malformed or cut off";
    }

    // The whole Extension (RFC 5280 4.1) or, before 0.23.1, what is in it.
    private void ReadExtension(byte[] value)
    {
        if (_objectId is not (ExtendedKeyUsage or OpenSslReject))
            return;
        try
        {
            AsnReader sequence = new AsnReader(value, AsnEncodingRules.BER).ReadSequence();
            AsnReader purposes = sequence;
            if (sequence.HasData && sequence.PeekTag() == Asn1Tag.ObjectIdentifier && sequence.ReadObjectIdentifier() is var first)
            {
                if (string.Equals(first, _objectId, StringComparison.Ordinal))
                {
                    if (sequence.PeekTag() == Asn1Tag.Boolean)
                        sequence.ReadBoolean();
                    purposes = new AsnReader(sequence.ReadOctetString(), AsnEncodingRules.BER).ReadSequence();
                }
                else
                {
                    purposes = new AsnReader(value, AsnEncodingRules.BER).ReadSequence();
                }
            }

            bool isServer = TlsPurposes.HaveServers(TlsPurposes.Read(purposes));
            ServerUsage = _objectId is OpenSslReject ? (isServer ? AnchorUsage.Rejected : null) : isServer ? AnchorUsage.TlsServer : AnchorUsage.OtherOnly;
        }
        catch (AsnContentException)
        {
            Problem ??= "the extension is malformed";
        }
    }
}
