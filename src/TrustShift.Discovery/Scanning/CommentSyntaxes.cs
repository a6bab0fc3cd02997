using System.Collections.Frozen;

namespace TrustShift.Discovery.Scanning;

/// <summary>The comment signs of languages and formats, by the extension or the name of a file. What is not listed is told line by line (<see cref="TextScan.IsComment"/>).</summary>
public static class CommentSyntaxes
{
    private static readonly CommentSyntax s_braces = new("//") { Blocks = [("/*", "*/")] };
    private static readonly CommentSyntax s_script = new("//") { Blocks = [("/*", "*/")], LongQuotes = ["`"] };
    private static readonly CommentSyntax s_tripleQuoted = new("//") { Blocks = [("/*", "*/")], LongQuotes = ["\"\"\""] };
    private static readonly CommentSyntax s_python = new("#") { LongQuotes = ["\"\"\"", "'''"], HasDocumentationStrings = true };
    private static readonly CommentSyntax s_shell = new("#") { NeedsSpace = true };
    private static readonly CommentSyntax s_ruby = new("#") { NeedsSpace = true, LineBlocks = [("=begin", "=end")] };
    private static readonly CommentSyntax s_perl = new("#") { NeedsSpace = true, LineBlocks = [("=pod", "=cut"), ("=head", "=cut"), ("=item", "=cut"), ("=over", "=cut")] };
    private static readonly CommentSyntax s_hashes = new("#") { NeedsSpace = true };
    private static readonly CommentSyntax s_hashesAtLineStart = new("#") { AtLineStartOnly = true };
    private static readonly CommentSyntax s_ini = new("#", ";") { AtLineStartOnly = true, Quotes = "" };
    private static readonly CommentSyntax s_properties = new("#", "!") { AtLineStartOnly = true, Quotes = "" };
    private static readonly CommentSyntax s_markup = new() { Blocks = [("<!--", "-->")], Quotes = "" };
    private static readonly CommentSyntax s_none = new() { Quotes = "" };

    private static readonly FrozenDictionary<string, CommentSyntax>.AlternateLookup<ReadOnlySpan<char>> s_byExtension = Table(
        (s_script, "js mjs cjs jsx ts tsx go vue svelte"),
        (s_tripleQuoted, "java kt kts scala groovy gradle swift dart"),
        (s_braces, "c h cc cpp cxx hpp hh m mm cs rs proto css scss less"),
        (new CommentSyntax("//", "#") { Blocks = [("/*", "*/")] }, "php tf tfvars hcl"),
        (s_python, "py pyw pyi"),
        (s_shell, "sh bash zsh ksh fish r jl awk tcl cmake"),
        (s_ruby, "rb rake gemspec"),
        (s_perl, "pl pm"),
        (s_hashes, "yaml yml toml env service"),
        (s_ini, "ini cfg s3cfg"),
        (s_properties, "properties"),
        (new CommentSyntax("#") { NeedsSpace = true, LongQuotes = ["\"\"\"", "'''"], DocumentationWords = ["@doc", "@moduledoc", "@typedoc"] }, "ex exs"),
        (new CommentSyntax("%"), "erl hrl"),
        (new CommentSyntax("--") { Blocks = [("--[[", "]]")] }, "lua"),
        (new CommentSyntax("--") { Blocks = [("/*", "*/")] }, "sql"),
        (new CommentSyntax("--") { Blocks = [("{-", "-}")], Quotes = "\"" }, "hs"),
        (new CommentSyntax(";") { Quotes = "\"" }, "clj"),
        (new CommentSyntax("//") { Blocks = [("(*", "*)")], Quotes = "\"" }, "fs fsx"),
        (new CommentSyntax("'") { Quotes = "\"" }, "vb"),
        (new CommentSyntax("#") { NeedsSpace = true, Blocks = [("<#", "#>")] }, "ps1 psm1"),
        (new CommentSyntax("::", "rem ", "REM ", "Rem ") { AtLineStartOnly = true, Quotes = "" }, "bat cmd"),
        (s_markup, "html htm xhtml xml svg xaml config csproj plist"),
        (s_none, "json ipynb har tfstate map csv"));

    /// <summary>The syntax of the file at this path; null when it is not known.</summary>
    public static CommentSyntax? Of(ReadOnlySpan<char> path)
    {
        ReadOnlySpan<char> name = path[(path.LastIndexOf('/') + 1)..];
        if (name.StartsWith("Dockerfile", StringComparison.Ordinal) || name is ".env" or "Makefile" || name.StartsWith(".env.", StringComparison.Ordinal))
            return s_hashesAtLineStart;
        if (name is "Gemfile" or "Rakefile" or "Vagrantfile" or "Capfile")
            return s_ruby;
        int dot = name.LastIndexOf('.');
        return dot >= 0 && s_byExtension.TryGetValue(name[(dot + 1)..], out CommentSyntax? syntax) ? syntax : null;
    }

    private static FrozenDictionary<string, CommentSyntax>.AlternateLookup<ReadOnlySpan<char>> Table(params (CommentSyntax Syntax, string Extensions)[] rows) =>
        rows.SelectMany(static row => row.Extensions.Split(' ').Select(extension => KeyValuePair.Create(extension, row.Syntax)))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
