using System.Formats.Asn1;

namespace TrustShift.Discovery.Stores;

/// <summary>Lists of purposes (RFC 5280 4.2.1.12) by which a store limits an entry: OpenSSL's trust settings, p11-kit's extensions, Windows' properties.</summary>
internal static class TlsPurposes
{
    private const string ServerAuth = "1.3.6.1.5.5.7.3.1";
    private const string Any = "2.5.29.37.0";
    private const int Most = 100;

    /// <summary>Reads the purposes of a sequence.</summary>
    /// <param name="sequence">What is in it.</param>
    /// <exception cref="AsnContentException">It holds something else, or too many.</exception>
    public static List<string> Read(AsnReader sequence)
    {
        var purposes = new List<string>();
        while (sequence.HasData)
        {
            if (purposes.Count == Most)
                throw new AsnContentException("too many purposes");
            purposes.Add(sequence.ReadObjectIdentifier());
        }

        return purposes;
    }

    /// <summary>Whether TLS servers are among them.</summary>
    public static bool HaveServers(List<string> purposes) => purposes.Exists(static p => p is ServerAuth or Any);
}
