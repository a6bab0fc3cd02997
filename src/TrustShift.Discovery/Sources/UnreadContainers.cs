namespace TrustShift.Discovery.Sources;

/// <summary>Containers of files that are told by their first bytes, and not read: in the folder of an application, one may hold the application with its trust stores and pins.</summary>
internal static class UnreadContainers
{
    /// <summary>What a file is; null when it is none of them.</summary>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="head">Its first bytes.</param>
    public static string? NameOf(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head)
    {
        // [MS-CFB] 2.2: Office documents have the same head, so the name tells.
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
            && (fileName.EndsWith(".msi", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".msp", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".msm", StringComparison.OrdinalIgnoreCase)))
            return "a package of Windows Installer";
        // Its trailer "koly" stands at the end; compressed, there is no head.
        if (fileName.EndsWith(".dmg", StringComparison.OrdinalIgnoreCase) && head.Contains((byte)0))
            return "a disk image of macOS";
        // xar(1), XAR_HEADER_MAGIC: packages of macOS.
        if (head.StartsWith("xar!"u8))
            return "a xar archive (an installer package of macOS)";
        if (head.StartsWith("MSWIM\0\0\0"u8))
            return "a Windows image (WIM)";
        // JSR 200: the pack200 format of Java archives.
        if (head.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xD0, 0x0D]))
            return "an archive of Java classes packed with pack200";
        if (head.StartsWith("vhdxfile"u8) || head.StartsWith("conectix"u8))
            return "a virtual disk of Hyper-V";
        // docs/interop/qcow2.txt of QEMU; VMDK sparse extents begin with KDMV.
        if (head.StartsWith((ReadOnlySpan<byte>)[0x51, 0x46, 0x49, 0xFB]))
            return "a virtual disk of QEMU";
        return head.StartsWith("KDMV"u8) ? "a virtual disk of VMware" : null;
    }
}
