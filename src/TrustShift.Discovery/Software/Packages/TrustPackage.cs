using System.Buffers;

namespace TrustShift.Discovery.Software.Packages;

/// <summary>Packages that matter for trust, under one product.</summary>
/// <param name="Product">What they bring: "OpenSSL".</param>
/// <param name="Kind">The kind of software whose files they bring; null when no file is completed by them.</param>
/// <param name="Names">
/// Names of the packages, of all distributions. <c>#</c> stands for a version in a name (digits, dots, underscores, and Debian's t64 after it), a last
/// <c>*</c> for any ending but those of documentation, headers and symbols.
/// </param>
internal sealed record TrustPackage(string Product, string? Kind, params string[] Names)
{
    private static readonly SearchValues<char> s_version = SearchValues.Create("0123456789._");
    private static readonly string[] s_aside = ["-dev", "-devel", "-doc", "-docs", "-dbg", "-dbgsym", "-debuginfo", "-debugsource", "-src", "-source", "-demo", "-javadoc", "-man", "-locales", "-lang"];

    /// <summary>Whether a package of this name is one of them.</summary>
    public bool Covers(string name) => Array.Exists(Names, pattern => Matches(pattern, name)) && !Array.Exists(s_aside, end => name.EndsWith(end, StringComparison.Ordinal));

    internal static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern is "*")
                return true;
            if (pattern[0] == '#')
            {
                int end = name.IndexOfAnyExcept(s_version);
                end = end < 0 ? name.Length : end;
                if (end == 0)
                    return false;
                name = name[end..];
                if (name.StartsWith("t64", StringComparison.Ordinal))
                    name = name[3..];
            }
            else if (name.IsEmpty || name[0] != pattern[0])
            {
                return false;
            }
            else
            {
                name = name[1..];
            }

            pattern = pattern[1..];
        }

        return name.IsEmpty;
    }
}
