namespace TrustShift.Testing;

/// <summary>What a tool did.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Error);
