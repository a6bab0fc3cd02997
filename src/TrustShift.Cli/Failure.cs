namespace TrustShift.Cli;

/// <summary>Why a command ends early.</summary>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="Message">One line for the user: what, where, and the way out.</param>
public sealed record Failure(int ExitCode, string Message)
{
    /// <summary>Bad usage.</summary>
    public static Failure Usage(string message) => new(ExitCodes.Usage, message);

    /// <summary>An input that cannot be read.</summary>
    public static Failure Unreadable(string message) => new(ExitCodes.Unreadable, message);
}
