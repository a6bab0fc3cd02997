using System.Collections.Immutable;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Every text of every client family. A new family is one file and one line here.</summary>
public static class ErrorTextTables
{
    /// <summary>
    /// The list; the first match wins. So the families that say who they are stand before those whose words they borrow (curl, Python and
    /// Ruby all quote OpenSSL), and within a family the authority stands before anything else a line may say as well.
    /// </summary>
    public static ImmutableArray<ErrorText> All { get; } =
    [
        .. PinErrorTexts.All,
        .. JavaErrorTexts.All,
        .. DotNetErrorTexts.All,
        .. GoErrorTexts.All,
        .. RustErrorTexts.All,
        .. BrowserErrorTexts.All,
        .. NodeErrorTexts.All,
        .. PythonErrorTexts.All,
        .. RubyErrorTexts.All,
        .. PhpErrorTexts.All,
        .. GnuTlsErrorTexts.All,
        .. CurlErrorTexts.All,
        .. ErlangErrorTexts.All,
        .. EmbeddedErrorTexts.All,
        .. PlatformErrorTexts.All,
        .. OpenSslErrorTexts.All,
    ];

    /// <summary>One text of a table.</summary>
    internal static ErrorText Text(string client, string source, ErrorMeaning meaning, params ImmutableArray<string> parts) =>
        new(client, parts, meaning, source);
}
