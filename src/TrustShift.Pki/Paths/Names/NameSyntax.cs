using System.Globalization;
using System.Net;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Names;

/// <summary>How names of each form are to be written (RFC 5280 4.2.1.6 and 4.2.1.10).</summary>
internal static class NameSyntax
{
    private const int MaxName = 253;
    private const int MaxLabel = 63;
    private const int Ipv4Length = 4;
    private const int Ipv6Length = 16;

    /// <summary>
    /// RFC 1034 3.5 as RFC 1123 2.1 loosens it: labels of letters, digits and inner hyphens. An address is no DNS name: the last label is not
    /// all digits.
    /// </summary>
    public static bool IsHostName(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > MaxName)
            return false;
        bool isNumber = false;
        foreach (Range range in name.Split('.'))
        {
            ReadOnlySpan<char> label = name[range];
            if (label.Length is 0 or > MaxLabel || label[0] == '-' || label[^1] == '-' || label.ContainsAnyExcept(LetterDigitHyphen))
                return false;
            isNumber = !label.ContainsAnyExceptInRange('0', '9');
        }

        return !isNumber;
    }

    /// <summary>A host name, or a wildcard for the labels of one (RFC 9525 6.3, CA/Browser Forum BR 1.6.1 "Wildcard Domain Name").</summary>
    public static bool IsPresentedName(string name) => IsHostName(name.StartsWith("*.", StringComparison.Ordinal) ? name.AsSpan(2) : name);

    /// <summary>RFC 2821 4.1.2, without quoted local parts and address literals, which no authority uses.</summary>
    public static bool IsMailbox(string address)
    {
        int at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && IsHostName(address.AsSpan(at + 1)) && IsLocalPart(address.AsSpan(0, at));
    }

    /// <summary>An absolute URI (RFC 5280 4.2.1.6).</summary>
    public static bool IsUri(string text) => HostOfUri(text) is not null || (Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Authority.Length == 0);

    /// <summary>The host of a URI with an authority; null where it has none, or the text is no URI.</summary>
    public static string? HostOfUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 ? uri.Host : null;

    /// <summary>Whether these are the bytes of an IPv4 or IPv6 address.</summary>
    public static bool IsAddress(ReadOnlySpan<byte> bytes) => bytes.Length is Ipv4Length or Ipv6Length;

    /// <summary>Whether a name of a certificate is written as RFC 5280 4.2.1.6 wants it; the forms that it leaves open are.</summary>
    public static bool IsWellFormed(GeneralName name) => name.Kind switch
    {
        GeneralNameKind.Dns => IsPresentedName(name.Text),
        GeneralNameKind.Email => IsMailbox(name.Text),
        GeneralNameKind.Uri => IsUri(name.Text),
        GeneralNameKind.IpAddress => IsAddress(name.Content.Span),
        GeneralNameKind.Directory => DistinguishedName.TryRead(name.Content) is { IsEmpty: false },
        _ => true,
    };

    /// <summary>The address of a host written as one, perhaps in brackets, as its bytes; null for a name.</summary>
    public static byte[]? AddressOf(string host) => IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) ? address.GetAddressBytes() : null;

    /// <summary>The name as a person reads it, safe on a terminal.</summary>
    public static string Readable(GeneralName name) => name.Kind switch
    {
        GeneralNameKind.Dns or GeneralNameKind.Email or GeneralNameKind.Uri => DistinguishedNameText.Printable(name.Text),
        GeneralNameKind.Directory when DistinguishedName.TryRead(name.Content) is { } directory => directory.Text,
        GeneralNameKind.IpAddress when IsAddress(name.Content.Span) => new IPAddress(name.Content.Span).ToString(),
        _ => Convert.ToHexStringLower(name.Content.Span),
    };

    /// <summary>Whether the base of a subtree is written as RFC 5280 4.2.1.10 wants it; the forms that it leaves open are.</summary>
    public static bool IsConstraint(GeneralName name) => name.Kind switch
    {
        // No leading dot, unlike in a URI's. The empty name constrains all.
        GeneralNameKind.Dns => name.Text.Length == 0 || IsHostName(name.Text),
        GeneralNameKind.Email => name.Text.Contains('@', StringComparison.Ordinal) ? IsMailbox(name.Text) : IsDomain(name.Text),
        GeneralNameKind.Uri => IsDomain(name.Text),
        GeneralNameKind.IpAddress => IsNetwork(name.Content.Span),
        GeneralNameKind.Directory => DistinguishedName.TryRead(name.Content) is not null,
        _ => true,
    };

    /// <summary>
    /// Whether a common name that reads as an IP address or as a domain name is written in the one way that CA/Browser Forum BR 7.1.4.3
    /// allows: RFC 3986 3.2.2, RFC 5952 section 4, or ASCII.
    /// </summary>
    public static bool IsCommonName(string name)
    {
        bool isAddress = IPAddress.TryParse(name, out IPAddress? address) && (name.Contains(':', StringComparison.Ordinal) || name.Contains('.', StringComparison.Ordinal) || IsHexadecimal(name));
        if (isAddress)
        {
            string written = address!.GetAddressBytes() is { Length: Ipv6Length } bytes ? Rfc5952(bytes) : address.ToString();
            return string.Equals(name, written, StringComparison.Ordinal);
        }

        return System.Text.Ascii.IsValid(name) || name.Contains(' ', StringComparison.Ordinal) || !name.Contains('.', StringComparison.Ordinal);
    }

    private static System.Buffers.SearchValues<char> LetterDigitHyphen { get; } =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /// <summary>atext of RFC 2822 3.2.4, and dots between.</summary>
    private static System.Buffers.SearchValues<char> AtomText { get; } =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.");

    private static bool IsLocalPart(ReadOnlySpan<char> part) =>
        !part.ContainsAnyExcept(AtomText) && part[0] != '.' && part[^1] != '.' && !part.Contains("..", StringComparison.Ordinal);

    /// <summary>A host, or with a leading dot all hosts of a domain.</summary>
    private static bool IsDomain(string name) => IsHostName(name.StartsWith('.') ? name.AsSpan(1) : name);

    private static bool IsHexadecimal(string name) => name.StartsWith("0x", StringComparison.OrdinalIgnoreCase);

    /// <summary>An address and a mask of as many bytes, which is a run of ones and then zeros (RFC 4632).</summary>
    private static bool IsNetwork(ReadOnlySpan<byte> network)
    {
        if (network.Length is not (2 * Ipv4Length or 2 * Ipv6Length))
            return false;
        bool ended = false;
        foreach (byte part in network[(network.Length / 2)..])
        {
            if (ended ? part != 0 : !IsRunOfOnes(part))
                return false;
            ended |= part != byte.MaxValue;
        }

        return true;
    }

    private static bool IsRunOfOnes(byte part) => (byte)(~part & (~part + 1)) == 0;

    /// <summary>The text of RFC 5952 section 4: no leading zeros, the first longest run of zeros shortened, lower case.</summary>
    private static string Rfc5952(byte[] address)
    {
        int[] groups = [.. Enumerable.Range(0, Ipv6Length / 2).Select(i => (address[2 * i] << 8) | address[(2 * i) + 1])];
        int start = -1, length = 1;
        for (int i = 0; i < groups.Length; i++)
        {
            int run = groups.Skip(i).TakeWhile(static group => group == 0).Count();
            if (run > length)
                (start, length) = (i, run);
        }

        string Join(IEnumerable<int> parts) => string.Join(':', parts.Select(static part => part.ToString("x", CultureInfo.InvariantCulture)));
        return start < 0 ? Join(groups) : Join(groups.Take(start)) + "::" + Join(groups.Skip(start + length));
    }
}
