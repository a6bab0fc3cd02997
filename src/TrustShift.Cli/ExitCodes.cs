namespace TrustShift.Cli;

/// <summary>The exit codes: stable and documented (DESIGN section 8; those from 64 follow BSD's sysexits.h).</summary>
public static class ExitCodes
{
    /// <summary>Not impacted; or a command without a verdict did its work.</summary>
    public const int NotImpacted = 0;

    /// <summary>Impacted.</summary>
    public const int Impacted = 1;

    /// <summary>Unknown.</summary>
    public const int Unknown = 2;

    /// <summary>Bad usage: an option, a value, a configuration or a migration file is wrong.</summary>
    public const int Usage = 64;

    /// <summary>A target or another input cannot be read.</summary>
    public const int Unreadable = 66;

    /// <summary>Internal error.</summary>
    public const int Internal = 70;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;
}
