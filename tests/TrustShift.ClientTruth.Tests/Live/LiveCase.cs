using System.Collections.Immutable;
using TrustShift.ClientTruth.Tests.Live.Authority;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>One question: what the server sends, what the client trusts (names of <see cref="TestAuthority"/>), and the name that it asks for.</summary>
internal sealed record LiveCase(ImmutableArray<string> Chain, ImmutableArray<string> Store, string HostName = BaseCertificates.HostName)
{
    public string ChainId => string.Join(' ', Chain);

    public string StoreId => string.Join(' ', Store);

    /// <summary><c>L M R1x G2x|R1s_exp R1s</c>, and the name where it is not the usual one.</summary>
    public string Id => HostName == BaseCertificates.HostName ? ChainId + "|" + StoreId : $"{ChainId}|{StoreId}|{HostName}";

    /// <summary>Reads an id.</summary>
    public static LiveCase Parse(string id)
    {
        string[] parts = id.Split('|');
        return new LiveCase([.. parts[0].Split(' ')], [.. parts[1].Split(' ')], parts.Length > 2 ? parts[2] : BaseCertificates.HostName);
    }
}
