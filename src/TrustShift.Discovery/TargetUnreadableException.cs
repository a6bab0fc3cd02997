namespace TrustShift.Discovery;

/// <summary>The target as a whole cannot be read; the message says why and is meant for the user.</summary>
public sealed class TargetUnreadableException : Exception
{
    /// <summary>Creates it with a message for the user.</summary>
    public TargetUnreadableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it with a message for the user and the cause.</summary>
    public TargetUnreadableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates it without a message.</summary>
    public TargetUnreadableException()
    {
    }
}
