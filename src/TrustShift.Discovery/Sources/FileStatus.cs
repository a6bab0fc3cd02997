using System.Runtime.InteropServices;
using System.Text;

namespace TrustShift.Discovery.Sources;

/// <summary>Kind and length of a directory entry, without following a link and without opening anything.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Length in bytes of a regular file; else 0.</param>
/// <param name="Identity">Device and inode, equal for two names of one file; zero where the platform does not tell.</param>
public readonly record struct FileStatus(FileKind Kind, long Length, UInt128 Identity)
{
    // statx(2): AT_FDCWD, AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH, STATX_BASIC_STATS. .NET tells no pipe from a file, and opening a pipe blocks.
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStats = 0x7ff;
    private const int StatxLength = 256;
    private const int Forbidden = 13; // EACCES
    private static bool s_statxMissing = !OperatingSystem.IsLinux();

    /// <summary>Looks at <paramref name="path"/>; never throws for a path that is missing or forbidden.</summary>
    public static FileStatus Of(string path)
    {
        if (s_statxMissing)
            return Portable(path);
        try
        {
            byte[] buffer = new byte[StatxLength];
            byte[] name = new byte[Encoding.UTF8.GetMaxByteCount(path.Length) + 1];
            Encoding.UTF8.GetBytes(path, name);
            if (Statx(CurrentFolder, name, NoFollow, BasicStats, buffer) == 0)
                return Read(buffer);
            return new FileStatus(Marshal.GetLastPInvokeError() == Forbidden ? FileKind.Forbidden : FileKind.Missing, 0, 0);
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than glibc 2.28 or musl 1.2.3.
            s_statxMissing = true;
            return Portable(path);
        }
    }

    /// <summary>What an open file is; regular where the platform does not tell.</summary>
    /// <param name="descriptor">The file.</param>
    internal static FileKind KindOf(int descriptor)
    {
        byte[] buffer = new byte[StatxLength];
        return s_statxMissing || Statx(descriptor, [0], EmptyPath, BasicStats, buffer) != 0 ? FileKind.Regular : Read(buffer).Kind;
    }

    private static FileStatus Read(ReadOnlySpan<byte> statx)
    {
        // struct statx of linux/stat.h: stx_mode at 28, stx_ino at 32, stx_size at 40, stx_dev_major and _minor at 136 and 140; native byte order.
        ushort mode = MemoryMarshal.Read<ushort>(statx[28..]);
        ulong inode = MemoryMarshal.Read<ulong>(statx[32..]);
        ulong length = MemoryMarshal.Read<ulong>(statx[40..]);
        ulong device = MemoryMarshal.Read<ulong>(statx[136..]);
        FileKind kind = (mode & 0xf000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Folder,
            0xa000 => FileKind.Link,
            _ => FileKind.Special,
        };
        return new FileStatus(kind, kind == FileKind.Regular ? (long)Math.Min(length, long.MaxValue) : 0, new UInt128(device, inode));
    }

    private static FileStatus Portable(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
            return new FileStatus(FileKind.Link, 0, 0);
        if (Directory.Exists(path))
            return new FileStatus(FileKind.Folder, 0, 0);
        if (!file.Exists)
            return new FileStatus(FileKind.Missing, 0, 0);
        return file.Attributes.HasFlag(FileAttributes.Device)
            ? new FileStatus(FileKind.Special, 0, 0)
            : new FileStatus(FileKind.Regular, file.Length, 0);
    }

    [DllImport("libc", EntryPoint = "statx", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] result);
}
