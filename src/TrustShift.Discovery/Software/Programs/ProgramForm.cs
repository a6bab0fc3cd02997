namespace TrustShift.Discovery.Software.Programs;

/// <summary>The formats of executable files and their libraries, by their first bytes.</summary>
internal enum ProgramForm
{
    /// <summary>None of them.</summary>
    None,
    /// <summary>ELF (elf(5)): Linux and most of Unix.</summary>
    Elf,
    /// <summary>Portable Executable (learn.microsoft.com/windows/win32/debug/pe-format): Windows.</summary>
    WindowsPe,
    /// <summary>Mach-O, also with several architectures in one file (mach-o/loader.h, mach-o/fat.h): macOS and iOS.</summary>
    MachO,
}
