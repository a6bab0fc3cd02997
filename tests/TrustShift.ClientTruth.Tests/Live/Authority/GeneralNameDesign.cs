using System.Text;

namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>RFC 5280 4.2.1.6.</summary>
/// <param name="Kind"><c>dns</c>, <c>email</c>, <c>uri</c>, <c>ip</c> (four octets, or address and mask, in hexadecimal digits) or <c>dir</c>.</param>
/// <param name="Value">The value as text.</param>
internal sealed record GeneralNameDesign(string Kind, string Value)
{
    public byte[] Encode() => Kind switch
    {
        "email" => Der.Primitive(1, Encoding.ASCII.GetBytes(Value)),
        "uri" => Der.Primitive(6, Encoding.ASCII.GetBytes(Value)),
        "dns" => Der.Primitive(2, Encoding.ASCII.GetBytes(Value)),
        "ip" => Der.Primitive(7, Convert.FromHexString(Value)),
        _ => Der.Tagged(4, NameDesign.Parse(Value).Encode()),
    };
}
