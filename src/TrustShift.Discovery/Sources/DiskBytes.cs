using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace TrustShift.Discovery.Sources;

/// <summary>The bytes of a file on disk.</summary>
/// <param name="handle">The open file, which is closed with this.</param>
public sealed class DiskBytes(SafeFileHandle handle) : FileBytes
{
    // open(2): O_RDONLY, O_NOCTTY, O_NONBLOCK, O_CLOEXEC of asm-generic/fcntl.h, which these processors have.
    private const int Flags = 0x100 | 0x800 | 0x80000;
    private const int Missing = 2; // ENOENT
    private const int NoFolder = 20; // ENOTDIR
    private const int Forbidden = 13; // EACCES
    private static readonly bool s_opensItself = OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>Opens a file. Never waits: a pipe or a device that took its place since it was looked at is refused.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static DiskBytes Open(string fullPath)
    {
        if (!s_opensItself)
            return new(File.OpenHandle(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan));
        byte[] name = new byte[Encoding.UTF8.GetMaxByteCount(fullPath.Length) + 1];
        Encoding.UTF8.GetBytes(fullPath, name);
        int descriptor = OpenFile(name, Flags);
        if (descriptor < 0)
        {
            int error = Marshal.GetLastPInvokeError();
            throw error switch
            {
                Missing or NoFolder => new FileNotFoundException($"there is no file {fullPath}"),
                Forbidden => new UnauthorizedAccessException($"{fullPath} may not be read"),
                _ => new IOException(Marshal.GetPInvokeErrorMessage(error)),
            };
        }

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (FileStatus.KindOf(descriptor) == FileKind.Regular)
            return new DiskBytes(handle);
        handle.Dispose();
        throw new IOException("it is no file any more");
    }

    /// <inheritdoc/>
    public override long Length => RandomAccess.GetLength(handle);

    /// <inheritdoc/>
    public override bool IsSeekable => true;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer, long offset) => RandomAccess.Read(handle, buffer, offset);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        handle.Dispose();
        base.Dispose(disposing);
    }

    [DllImport("libc", EntryPoint = "open", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenFile(byte[] path, int flags);
}
