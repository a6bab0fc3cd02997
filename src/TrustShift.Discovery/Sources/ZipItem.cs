namespace TrustShift.Discovery.Sources;

/// <summary>One entry of a ZIP file's directory.</summary>
/// <param name="Name">Its path as the archive writes it.</param>
/// <param name="Method">How it is packed (APPNOTE.TXT 4.4.5).</param>
/// <param name="IsEncrypted">Whether a password is needed.</param>
/// <param name="IsLink">Whether its content is where a symbolic link leads.</param>
/// <param name="Packed">Length in the archive in bytes, as stated.</param>
/// <param name="Length">Length when unpacked in bytes, as stated.</param>
/// <param name="Offset">Where its local header begins in the file; negative when it states nonsense.</param>
public sealed record ZipItem(string Name, ushort Method, bool IsEncrypted, bool IsLink, long Packed, long Length, long Offset)
{
    private const int LocalHeaderLength = 30;

    /// <summary>Where its packed bytes begin, by its local header; null when there is none.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public long? DataIn(FileBytes source)
    {
        Span<byte> header = stackalloc byte[LocalHeaderLength];
        return Offset >= 0 && source.ReadWhole(header, Offset) == LocalHeaderLength && header.StartsWith("PK\x03\x04"u8)
            ? Offset + LocalHeaderLength + System.Buffers.Binary.BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + System.Buffers.Binary.BinaryPrimitives.ReadUInt16LittleEndian(header[28..])
            : null;
    }
}
