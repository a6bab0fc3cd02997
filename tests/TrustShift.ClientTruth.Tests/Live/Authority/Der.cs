using System.Formats.Asn1;

namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>DER values as bytes, so that a certificate can be put together freely.</summary>
internal static class Der
{
    public static byte[] Null { get; } = [5, 0];

    public static byte[] Sequence(params byte[][] values) => Write(writer =>
    {
        using AsnWriter.Scope scope = writer.PushSequence();
        foreach (byte[] value in values)
            writer.WriteEncodedValue(value);
    });

    public static byte[] Set(byte[] value) => Write(writer =>
    {
        using AsnWriter.Scope scope = writer.PushSetOf();
        writer.WriteEncodedValue(value);
    });

    public static byte[] Oid(string value) => Write(writer => writer.WriteObjectIdentifier(value));

    public static byte[] Integer(byte[] value) => Write(writer => writer.WriteInteger(value));

    public static byte[] Boolean(bool value) => Write(writer => writer.WriteBoolean(value));

    public static byte[] OctetString(byte[] value) => Write(writer => writer.WriteOctetString(value));

    public static byte[] BitString(byte[] value) => Write(writer => writer.WriteBitString(value));

    public static byte[] Text(UniversalTagNumber type, string value) => Write(writer => writer.WriteCharacterString(type, value));

    /// <summary>RFC 5280 4.1.2.5: UTCTime until 2049, GeneralizedTime from then on.</summary>
    public static byte[] Time(DateTimeOffset value) => Write(writer =>
    {
        if (value.Year < 2050)
            writer.WriteUtcTime(value);
        else
            writer.WriteGeneralizedTime(value, omitFractionalSeconds: true);
    });

    /// <summary>[n] EXPLICIT.</summary>
    public static byte[] Tagged(int number, byte[] value) => Write(writer =>
    {
        using AsnWriter.Scope scope = writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, number));
        writer.WriteEncodedValue(value);
    });

    /// <summary>[n] IMPLICIT of a constructed type: the contents of <paramref name="value"/> under another tag.</summary>
    public static byte[] Retagged(int number, byte[] value) => [(byte)(0xA0 | number), .. value[1..]];

    /// <summary>[n] IMPLICIT of a primitive type.</summary>
    public static byte[] Primitive(int number, byte[] content) => Write(writer => writer.WriteOctetString(content, new Asn1Tag(TagClass.ContextSpecific, number)));

    private static byte[] Write(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }
}
