using System.Buffers.Binary;

namespace TrustShift.Discovery.Software.Programs;

/// <summary>Tells the format of an executable file.</summary>
internal static class ProgramForms
{
    // A file for several architectures begins like a compiled Java class, in which the version stands where the number of architectures does: 45 and more.
    private const uint MostArchitectures = 20;

    /// <summary>The format of a file by its first bytes.</summary>
    public static ProgramForm Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\u007fELF"u8))
            return ProgramForm.Elf;
        if (head.StartsWith("MZ"u8))
            return ProgramForm.WindowsPe;
        if (head.Length < 8)
            return ProgramForm.None;
        return BinaryPrimitives.ReadUInt32BigEndian(head) switch
        {
            0xFEEDFACE or 0xFEEDFACF or 0xCEFAEDFE or 0xCFFAEDFE => ProgramForm.MachO,
            0xCAFEBABE or 0xCAFEBABF when BinaryPrimitives.ReadUInt32BigEndian(head[4..]) is > 0 and < MostArchitectures => ProgramForm.MachO,
            _ => ProgramForm.None,
        };
    }
}
