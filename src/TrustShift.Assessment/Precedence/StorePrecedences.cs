using System.Collections.Immutable;

namespace TrustShift.Assessment.Precedence;

/// <summary>Every runtime's rules; add a line for a new one.</summary>
public static class StorePrecedences
{
    /// <summary>The list, in the order of docs/effective-store.md.</summary>
    public static ImmutableArray<StorePrecedence> All { get; } =
    [
        OpenSslPrecedence.Rules,
        CurlPrecedence.Rules,
        GnuTlsPrecedence.Rules,
        WgetPrecedence.Rules,
        GitPrecedence.Rules,
        JavaPrecedence.Rules,
        PythonPrecedence.Rules,
        RequestsPrecedence.Rules,
        HttpxPrecedence.Rules,
        PipPrecedence.Rules,
        BotocorePrecedence.Rules,
        BotoPrecedence.Rules,
        NodePrecedence.Rules,
        NpmPrecedence.Rules,
        DenoPrecedence.Rules,
        BunPrecedence.Rules,
        GoPrecedence.Rules,
        DotNetPrecedence.Rules,
        PhpPrecedence.Rules,
        RubyPrecedence.Rules,
        PerlPrecedence.Rules,
        ErlangPrecedence.Rules,
        LibpqPrecedence.Rules,
    ];
}
