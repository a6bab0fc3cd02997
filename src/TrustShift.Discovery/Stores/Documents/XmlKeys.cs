using System.Xml;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Documents;

/// <summary>
/// Certificates in XML as <c>X509Certificate</c> of W3C's XML Signature (4.5.4): metadata of SAML and WS-Federation, signed documents. They check signatures of tokens and documents, and are no anchors of TLS.
/// </summary>
public sealed class XmlKeys : StoreFormat
{
    private const string Signatures = "http://www.w3.org/2000/09/xmldsig#";

    /// <inheritdoc/>
    public override string Name => "xml-signature";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head).TrimStart(" \t\r\n"u8);
        return text.StartsWith("<"u8)
            && (head.IndexOf("http://www.w3.org/2000/09/xmldsig#"u8) >= 0 || head.IndexOf("urn:oasis:names:tc:SAML:"u8) >= 0 || head.IndexOf("http://docs.oasis-open.org/wsfed/"u8) >= 0);
    }

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        if (input.Bytes.Span.IndexOf("X509Certificate"u8) < 0 || FileText.HoldsPem(input.Bytes.Span))
            return null;
        var draft = new StoreDraft(input);
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(input.Bytes.ToArray(), writable: false), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            bool isIn = false;
            while (!draft.IsFull && reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                    isIn = reader is { LocalName: "X509Certificate", NamespaceURI: Signatures };
                else if (reader.NodeType == XmlNodeType.EndElement)
                    isIn = false;
                else if (isIn && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                    Add(draft, reader.Value, ((IXmlLineInfo)reader).LineNumber);
            }
        }
        catch (XmlException)
        {
            draft.Lose("it is no whole XML document; certificates behind the mistake were not read", decides: false);
        }

        return draft.Count > 0 ? draft.ToContent(Name) : null;
    }

    private void Add(StoreDraft draft, string text, int line)
    {
        byte[] der = new byte[text.Length];
        if (Convert.TryFromBase64String(text, der, out int length))
            draft.Add(der.AsMemory(0, length), Name, null, 0, $"in line {line}", AnchorUsage.OtherOnly, decides: false);
        else
            draft.Lose($"the certificate in line {line} is no base64", decides: false);
    }
}
