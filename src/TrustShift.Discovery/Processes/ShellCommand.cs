using System.Collections.Immutable;

namespace TrustShift.Discovery.Processes;

/// <summary>One simple command of a shell's text (POSIX, Shell Command Language, 2.9.1), nothing in it expanded.</summary>
/// <param name="Line">Line on which it starts, from 1.</param>
/// <param name="Words">Its words, quotes taken off.</param>
public sealed record ShellCommand(int Line, ImmutableArray<string> Words);
