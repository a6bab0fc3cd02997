using System.Collections.Frozen;
using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Catalogue.Certificates;

/// <summary>
/// A text that a program compares names of certificates with: a whole name or some of its attributes (<c>CN=*.s3.amazonaws.com, O=Amazon.com, Inc.</c>,
/// <c>/O=DigiCert Inc/CN=...</c>), or only a value (<c>DigiCert</c>, <c>www.digicert.com</c>), which any part of the name may contain.
/// </summary>
public sealed class NamePattern
{
    private static readonly (string Type, string Oid)[] s_types = [("CN", "2.5.4.3"), ("OU", "2.5.4.11"), ("O", "2.5.4.10")];

    // Asked for every literal of every line that speaks of a certificate.
    private static readonly Lazy<FrozenSet<string>> s_written = new(Written);

    private readonly ImmutableArray<(string Oid, string Value)> _attributes;
    private readonly string _value;

    private NamePattern(string value, ImmutableArray<(string Oid, string Value)> attributes)
    {
        _value = value;
        _attributes = attributes;
    }

    /// <summary>Whether attributes are named by their types.</summary>
    public bool HasTypes => !_attributes.IsEmpty;

    /// <summary>Reads the text; attributes other than CN, OU and O tell nothing about an authority.</summary>
    public static NamePattern Parse(string text)
    {
        var attributes = ImmutableArray.CreateBuilder<(string Oid, string Value)>();
        int from = 0;
        for (int i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && !(text[i] is ',' or '/' or '+' or ';' && BeginsAttribute(text.AsSpan(i + 1))))
                continue;
            ReadOnlySpan<char> part = text.AsSpan(from, i - from).Trim(" ,/+;");
            from = i;
            int equals = part.IndexOf('=');
            foreach ((string type, string oid) in s_types)
            {
                if (equals > 0 && part[..equals].Trim().Equals(type, StringComparison.OrdinalIgnoreCase))
                    attributes.Add((oid, part[(equals + 1)..].Trim(" \"\\").ToString().Replace("\\", "", StringComparison.Ordinal)));
            }
        }

        return new NamePattern(text.Trim(), attributes.ToImmutable());
    }

    /// <summary>Whether the name has all attributes, or contains the value.</summary>
    public bool Matches(DistinguishedName name) => HasTypes
        ? _attributes.All(a => name.ValuesOf(a.Oid).Contains(a.Value, StringComparer.OrdinalIgnoreCase))
        : s_types.Any(t => name.ValuesOf(t.Oid).Any(v => v.Contains(_value, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether it is written like the name of an authority that is known, and not like any text: its attributes are one's, or the value is one, or begins an organisation's.</summary>
    public bool IsOfKnownAuthority() => HasTypes
        ? CertificateCatalogue.All.Any(c => Matches(c.Facts.Subject))
        : s_written.Value.Contains(_value);

    // The values of the names of all authorities, and what they begin with, up to a blank, from five letters on.
    private static FrozenSet<string> Written()
    {
        var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (CatalogueCertificate authority in CertificateCatalogue.All.Where(static c => c.Facts.BasicConstraints is { IsAuthority: true }))
        {
            foreach (string value in s_types.SelectMany(t => authority.Facts.Subject.ValuesOf(t.Oid)))
            {
                written.Add(value);
                for (int blank = value.IndexOf(' ', StringComparison.Ordinal); blank >= 0; blank = value.IndexOf(' ', blank + 1))
                {
                    if (blank > 4)
                        written.Add(value[..blank]);
                }
            }
        }

        return written.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    // "O=", "CN =", after the separator.
    private static bool BeginsAttribute(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        int equals = text[..Math.Min(text.Length, 14)].IndexOf('=');
        return equals > 0 && text[..equals].TrimEnd().IndexOfAnyExceptInRange('A', 'z') < 0;
    }
}
