using System.Security.Cryptography;
using System.Text;
using TrustShift.Assessment;
using TrustShift.Assessment.Applications;
using TrustShift.Assessment.Security;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Reports;

/// <summary>
/// The short id of everything that a report states, which <c>trustshift explain</c> takes: a letter for what it is and six characters made from what it is about, so that the same thing has
/// the same id in every run, whatever else is in the target: "c-1a2b3c".
/// </summary>
public static class FindingId
{
    // Crockford's base 32: no letter that looks like a digit.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 6;

    /// <summary>Of an application.</summary>
    public static string Of(Application application) => Make('a', application.Id);

    /// <summary>Of a client.</summary>
    public static string Of(TlsClient client) => Make('c', client.Id);

    /// <summary>Of the store at a path.</summary>
    public static string OfStore(string path) => Make('s', path);

    /// <summary>Of a set of pins.</summary>
    public static string Of(PinAssessment pin) => Make('p', pin.Path, pin.Host ?? "");

    /// <summary>Of an endpoint.</summary>
    public static string Of(EndpointEvidence endpoint) => Make('e', endpoint.Path, endpoint.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), endpoint.Scheme ?? "", endpoint.Host);

    /// <summary>Of a gap: those with one reason share it.</summary>
    public static string Of(Gap gap) => Make('g', gap.Reason, gap.Decides ? "decides" : "");

    /// <summary>Of verification that is switched off: the same switch of the same program at several places shares it.</summary>
    public static string Of(SecurityFinding finding) => Make('v', finding.Id, finding.Setting, finding.Concerns ?? "");

    /// <summary>Of a reason.</summary>
    /// <param name="owner">The id of what it is a reason of; "" for the target.</param>
    /// <param name="reason">The reason.</param>
    public static string Of(string owner, Reason reason) => Make('r', owner, reason.Id, reason.Text);

    private static string Make(char kind, params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)), hash);
        Span<char> id = stackalloc char[Length + 2];
        id[0] = kind;
        id[1] = '-';
        for (int i = 0; i < Length; i++)
            id[i + 2] = Alphabet[hash[i] & 31];
        return id.ToString();
    }
}
