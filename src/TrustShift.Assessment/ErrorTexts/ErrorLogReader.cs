using System.Buffers;
using System.Collections.Immutable;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>
/// Recognises which TLS client printed a line of a log, and what it means. Bounded: long lines are cut, long logs end early and say so.
/// </summary>
public static class ErrorLogReader
{
    /// <summary>Characters of a line that are looked at; the rest of the line is skipped.</summary>
    public const int MaximumLineLength = 16 * 1024;

    /// <summary>Characters of a line that are shown.</summary>
    public const int MaximumShown = 400;

    /// <summary>Lines that are kept.</summary>
    public const int MaximumMatches = 1_000;

    /// <summary>Lines that are looked at.</summary>
    public const int MaximumLines = 5_000_000;

    // The first part of every text: a line without any of them is skipped without looking at the tables.
    private static readonly SearchValues<string> Prefilter = SearchValues.Create(
        [.. ErrorTextTables.All.Select(static text => text.Parts[0]).Distinct(StringComparer.OrdinalIgnoreCase)], StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a whole log.</summary>
    public static ErrorLog Read(TextReader log, string name)
    {
        var found = ImmutableArray.CreateBuilder<ErrorLogLine>();
        int number = 0;
        char[] buffer = new char[MaximumLineLength];
        while (number < MaximumLines && found.Count < MaximumMatches)
        {
            if (ReadLine(log, buffer) is not { } line)
                return new ErrorLog(name, number, found.DrainToImmutable(), IsCut: false);
            number++;
            if (Recognise(line) is { } text)
                found.Add(new ErrorLogLine(number, text.Client, text.Meaning, Shorten(line), Explain(text.Meaning), text.Source));
        }

        bool more = log.Peek() >= 0;
        return new ErrorLog(name, number, found.DrainToImmutable(), IsCut: more);
    }

    /// <summary>The first text of the tables that matches one line, or null. The most telling client comes first.</summary>
    public static ErrorText? Recognise(string line)
    {
        if (!line.AsSpan().ContainsAny(Prefilter))
            return null;
        foreach (ErrorText text in ErrorTextTables.All)
        {
            if (text.Matches(line))
                return text;
        }

        return null;
    }

    /// <summary>What a meaning says about a migration, in one or two sentences.</summary>
    public static string Explain(ErrorMeaning meaning) => meaning switch
    {
        ErrorMeaning.UntrustedAuthority =>
            "The client does not trust the authority that the chain ends at. This is how a store without the new root fails.",
        ErrorMeaning.MissingIntermediate =>
            "The server did not send a certificate that the client needs. The root may well be trusted: look at the chain served, not at the store.",
        ErrorMeaning.UntrustedOrMissing =>
            "Either the client does not trust the root, or the server left out an intermediate; this client prints the same for both. "
            + "Amazon sends its intermediates, so with an Amazon endpoint it is the store (or a proxy in between).",
        ErrorMeaning.Unstated =>
            "Verification failed and the client does not say why. A store without the new root looks like this, and so does everything else.",
        ErrorMeaning.Expired =>
            "A certificate has expired, on the served chain or in the store. That is not the new authority being untrusted, but an expired root "
            + "or intermediate in an old store fails like this too.",
        ErrorMeaning.NotYetValid => "A certificate is not valid yet: mostly a wrong clock. The migration does not cause it.",
        ErrorMeaning.OutsideValidity => "A certificate has expired or is not valid yet (or the clock is wrong); the client prints the same for both.",
        ErrorMeaning.NameMismatch => "The certificate is for another host name. The migration does not cause it: look at the URL, at DNS and at proxies.",
        ErrorMeaning.PinFailure => "The client accepts only a pinned key, and the server has another. A pin to the old authority fails like this after a migration.",
        _ => "The chain was refused for another reason than its authority; the text of the client says which.",
    };

    private static string Shorten(string line)
    {
        line = line.Trim();
        return line.Length <= MaximumShown ? line : string.Concat(line.AsSpan(0, MaximumShown), "…");
    }

    // TextReader.ReadLine would take a line of any length into memory.
    private static string? ReadLine(TextReader log, char[] buffer)
    {
        int length = 0;
        int c;
        bool any = false;
        while ((c = log.Read()) >= 0)
        {
            any = true;
            if (c == '\n')
                break;
            if (length < buffer.Length)
                buffer[length++] = (char)c;
        }

        return any ? new string(buffer, 0, length).TrimEnd('\r') : null;
    }
}
