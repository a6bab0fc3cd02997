using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Text;

namespace TrustShift.Pki.Certificates;

/// <summary>Reads the extensions of RFC 5280 4.2 that decide a path.</summary>
internal sealed class CertificateExtensions(AsnEncodingRules rules)
{
    /// <summary>The fault of an authority information access that is no list of access descriptions (RFC 5280 4.2.2.1).</summary>
    public const string MalformedInformationAccess = "has a malformed authority information access";

    private const int MaxExtensions = 256;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _all = [];
    private readonly List<string> _critical = [];
    private ImmutableArray<string>.Builder? _unknownCritical;
    private ImmutableArray<string>.Builder? _faults;

    public string? SubjectKeyIdentifier { get; private set; }

    public AuthorityKeyIdentifier? AuthorityKeyIdentifier { get; private set; }

    public BasicConstraints? BasicConstraints { get; private set; }

    public KeyUsage? KeyUsage { get; private set; }

    public ImmutableArray<string>? ExtendedKeyUsage { get; private set; }

    public NameConstraints? NameConstraints { get; private set; }

    public ImmutableArray<string> DnsNames { get; private set; } = [];

    public bool HasOtherAlternativeNames { get; private set; }

    public int? NetscapeCertificateType { get; private set; }

    public ImmutableArray<GeneralName>? AlternativeNames { get; private set; }

    public ImmutableArray<string> All => [.. _all];

    public ImmutableArray<string> Critical => [.. _critical];

    public ImmutableArray<string> Faults => _faults?.ToImmutable() ?? [];

    public ImmutableArray<string> UnknownCritical => _unknownCritical?.ToImmutable() ?? [];

    /// <summary>Reads the SEQUENCE OF Extension.</summary>
    /// <exception cref="AsnContentException">It is malformed, repeats an extension (RFC 5280 4.2) or has too many.</exception>
    public void Read(AsnReader list)
    {
        while (list.HasData)
        {
            AsnReader extension = list.ReadSequence();
            string oid = extension.ReadObjectIdentifier();
            bool critical = extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean();
            byte[] value = extension.ReadOctetString();
            extension.ThrowIfNotEmpty();
            if (!_seen.Add(oid) || _seen.Count > MaxExtensions)
                throw new AsnContentException($"the extension {oid} is repeated, or there are more than {MaxExtensions}");
            _all.Add(oid);
            if (critical)
                _critical.Add(oid);
            var reader = new AsnReader(value, rules);
            if (Read(oid, critical, reader) && reader.HasData)
                AddFault($"has bytes after the value of the extension {oid}");
        }
    }

    /// <summary>Reads what decides a path; whether the whole value was to be read.</summary>
    private bool Read(string oid, bool critical, AsnReader value)
    {
        switch (oid)
        {
            case ExtensionOids.SubjectKeyIdentifier:
                SubjectKeyIdentifier = Convert.ToHexStringLower(value.ReadOctetString());
                break;
            case ExtensionOids.KeyUsage:
                KeyUsage = new KeyUsage(ReadUsages(value), critical);
                break;
            case ExtensionOids.SubjectAlternativeName:
                ReadAlternativeNames(value.ReadSequence());
                break;
            case ExtensionOids.BasicConstraints:
                BasicConstraints = ReadBasicConstraints(value.ReadSequence(), critical);
                break;
            case ExtensionOids.NameConstraints:
                NameConstraints = ReadNameConstraints(value.ReadSequence(), critical);
                break;
            case ExtensionOids.AuthorityKeyIdentifier:
                AuthorityKeyIdentifier = ReadAuthorityKeyIdentifier(value.ReadSequence());
                break;
            case ExtensionOids.ExtendedKeyUsage:
                ExtendedKeyUsage = ReadPurposes(value.ReadSequence());
                break;
            case "2.16.840.1.113730.1.1":
                NetscapeCertificateType = value.PeekTag() == Asn1Tag.PrimitiveBitString && value.PeekContentBytes() is { Length: > 1 } type ? type.Span[1] : 0;
                if (critical)
                    AddUnknown(oid);
                return false;
            case ExtensionOids.PolicyConstraints:
                // [0] requireExplicitPolicy can fail a path by policies, which are not processed here; [1] alone cannot.
                if (value.ReadSequence() is { HasData: true } constraints && constraints.PeekTag().HasSameClassAndValue(Context(0)))
                    AddUnknown(oid);
                break;
            case ExtensionOids.CertificatePolicies or ExtensionOids.PolicyMappings or ExtensionOids.InhibitAnyPolicy:
                // Policies, their mapping and inhibitAnyPolicy fail a path only where an explicit policy is required.
                return false;
            default:
                if (critical)
                    AddUnknown(oid);
                if (oid is ExtensionOids.AuthorityInformationAccess && !IsAccessList(value))
                    AddFault(MalformedInformationAccess);
                return false;
        }

        return true;
    }

    private void AddFault(string fault) => (_faults ??= ImmutableArray.CreateBuilder<string>()).Add(fault);

    /// <summary>RFC 5280 4.2.2.1: one or more of a method and a place.</summary>
    private static bool IsAccessList(AsnReader value)
    {
        try
        {
            AsnReader list = value.ReadSequence();
            bool conforms = list.HasData && !value.HasData;
            while (list.HasData)
            {
                AsnReader description = list.ReadSequence();
                description.ReadObjectIdentifier();
                conforms &= description.PeekTag().TagClass == TagClass.ContextSpecific;
                description.ReadEncodedValue();
                conforms &= !description.HasData;
            }

            return conforms;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private void AddUnknown(string oid) => (_unknownCritical ??= ImmutableArray.CreateBuilder<string>()).Add(oid);

    private static KeyUsages ReadUsages(AsnReader value)
    {
        byte[] bits = value.ReadBitString(out _);
        int usages = 0;
        for (int bit = 0; bit <= 8 && bit / 8 < bits.Length; bit++)
        {
            if ((bits[bit / 8] & (0x80 >> (bit % 8))) != 0)
                usages |= 1 << bit;
        }

        return (KeyUsages)usages;
    }

    private static BasicConstraints ReadBasicConstraints(AsnReader sequence, bool critical)
    {
        bool isAuthority = sequence.HasData && sequence.PeekTag() == Asn1Tag.Boolean && sequence.ReadBoolean();
        int? pathLength = null;
        if (sequence.HasData)
        {
            // A length beyond an int limits nothing; a negative one is nonsense that clients refuse.
            pathLength = sequence.TryReadInt32(out int length) ? length : int.MaxValue;
            if (pathLength < 0)
                throw new AsnContentException("the path length constraint is negative");
        }

        sequence.ThrowIfNotEmpty();
        return new BasicConstraints(isAuthority, pathLength, critical);
    }

    private static ImmutableArray<string> ReadPurposes(AsnReader sequence)
    {
        ImmutableArray<string>.Builder purposes = ImmutableArray.CreateBuilder<string>();
        while (sequence.HasData)
            purposes.Add(sequence.ReadObjectIdentifier());
        return purposes.ToImmutable();
    }

    private void ReadAlternativeNames(AsnReader names)
    {
        ImmutableArray<GeneralName>.Builder all = ImmutableArray.CreateBuilder<GeneralName>();
        while (names.HasData)
            all.Add(ReadGeneralName(names));
        AlternativeNames = all.ToImmutable();
        DnsNames = DnsNamesOf(all);
        HasOtherAlternativeNames = all.Any(static name => name.Kind != GeneralNameKind.Dns);
    }

    /// <summary>The next GeneralName, whatever its form.</summary>
    private static GeneralName ReadGeneralName(AsnReader names)
    {
        Asn1Tag tag = names.PeekTag();
        var name = new GeneralName(
            tag.TagClass == TagClass.ContextSpecific && Enum.IsDefined((GeneralNameKind)tag.TagValue) ? (GeneralNameKind)tag.TagValue : GeneralNameKind.Other,
            names.PeekContentBytes().ToArray());
        names.ReadEncodedValue();
        return name;
    }

    private static ImmutableArray<string> DnsNamesOf(IEnumerable<GeneralName> names) =>
        [.. names.Where(static name => name.Kind == GeneralNameKind.Dns).Select(static name => name.Text)];

    private static NameConstraints ReadNameConstraints(AsnReader sequence, bool critical)
    {
        ImmutableArray<GeneralName> permitted = [], excluded = [];
        bool hasDistances = false;
        while (sequence.HasData)
        {
            int which = sequence.PeekTag().TagValue;
            AsnReader trees = sequence.ReadSequence(Context(which));
            ImmutableArray<GeneralName>.Builder bases = ImmutableArray.CreateBuilder<GeneralName>();
            while (trees.HasData)
            {
                AsnReader tree = trees.ReadSequence();
                bases.Add(ReadGeneralName(tree));
                hasDistances |= tree.HasData;
            }

            switch (which)
            {
                case 0: permitted = bases.ToImmutable(); break;
                case 1: excluded = bases.ToImmutable(); break;
                default: throw new AsnContentException("the name constraints have an unknown part");
            }
        }

        ImmutableArray<GeneralName> all = [.. permitted, .. excluded];
        return new NameConstraints(DnsNamesOf(permitted), DnsNamesOf(excluded), all.Any(static name => name.Kind != GeneralNameKind.Dns), critical)
        {
            HasDirectoryNames = all.Any(static name => name.Kind == GeneralNameKind.Directory),
            HasDistances = hasDistances,
            Permitted = permitted,
            Excluded = excluded,
        };
    }

    private static AuthorityKeyIdentifier ReadAuthorityKeyIdentifier(AsnReader sequence)
    {
        string? key = null, serial = null;
        DistinguishedName? issuer = null;
        bool namesIssuer = false;
        while (sequence.HasData)
        {
            Asn1Tag tag = sequence.PeekTag();
            ReadOnlyMemory<byte> content = sequence.PeekContentBytes();
            if (tag.HasSameClassAndValue(Context(0)))
                key = Convert.ToHexStringLower(sequence.ReadOctetString(Context(0)));
            else if (tag.HasSameClassAndValue(Context(1)))
            {
                namesIssuer = true;
                issuer = ReadDirectoryName(sequence.ReadSequence(Context(1)));
            }
            else
            {
                if (tag.HasSameClassAndValue(Context(2)))
                    serial = CertificateReader.SerialText(content.Span);
                sequence.ReadEncodedValue();
            }
        }

        return new AuthorityKeyIdentifier(key, issuer, serial) { NamesIssuer = namesIssuer };
    }

    /// <summary>The first directoryName ([4], explicit since Name is a CHOICE) among GeneralNames; null when there is none.</summary>
    private static DistinguishedName? ReadDirectoryName(AsnReader names)
    {
        while (names.HasData)
        {
            if (names.PeekTag().HasSameClassAndValue(Context(4)))
                return DistinguishedName.TryRead(names.PeekContentBytes());
            names.ReadEncodedValue();
        }

        return null;
    }

    private static Asn1Tag Context(int value) => new(TagClass.ContextSpecific, value);
}
