using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrustShift.Discovery.Stores;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Cli.Commands;

/// <summary><c>verify --cases</c>: one question a line in, one answer a line out, in the same order, as they come.</summary>
internal sealed class VerifyCases
{
    private const int MaximumLine = 16 * 1024 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly CommandContext _context;
    private readonly DateTimeOffset _at;
    private readonly VerifyLibrary _library;
    private readonly bool _isInteractive;
    private readonly Dictionary<string, VerifyClient?> _clients = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);

    private VerifyCases(CommandContext context, DateTimeOffset at, VerifyLibrary library, bool isInteractive)
    {
        _isInteractive = isInteractive;
        _context = context;
        _at = at;
        _library = library;
    }

    /// <summary>Answers a file, or standard input (<c>-</c>), and returns the exit code.</summary>
    public static int Run(CommandContext context, string path, DateTimeOffset at, ImmutableArray<string> passwords)
    {
        if (string.Equals(path, "-", StringComparison.Ordinal))
            return new VerifyCases(context, at, new VerifyLibrary(Environment.CurrentDirectory, passwords), isInteractive: true).Answer(context.Terminal.Input);
        StreamReader reader;
        try
        {
            reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return context.Terminal.Fail(Failure.Unreadable($"{path}: the cases cannot be read: {InputFile.Reason(path, error)}"));
        }

        using (reader)
            return new VerifyCases(context, at, new VerifyLibrary(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/", passwords), isInteractive: false).Answer(reader);
    }

    private int Answer(TextReader source)
    {
        var lines = new VerifyLineReader(source, MaximumLine);
        int malformed = 0;
        try
        {
            while (lines.Next() is { } line)
            {
                _context.Cancellation.ThrowIfCancellationRequested();
                if (!lines.IsTooLong && string.IsNullOrWhiteSpace(line))
                    continue;
                if (!Answer(line, lines))
                    malformed++;
            }
        }
        catch (IOException error)
        {
            return _context.Terminal.Fail(Failure.Unreadable($"the cases cannot be read further after line {lines.Number}: {error.Message}"));
        }

        return malformed == 0
            ? ExitCodes.NotImpacted
            : _context.Terminal.Fail(Failure.Usage(string.Create(
                CultureInfo.InvariantCulture, $"{malformed} of {lines.Number} lines could not be answered; their answers say why")));
    }

    private bool Answer(string line, VerifyLineReader lines)
    {
        string? id = null;
        string? error = lines.IsTooLong ? $"the line has more than {MaximumLine} characters" : null;
        VerifyCase? question = error is null ? VerifyCase.Read(line, out id, out error) : null;
        VerifyClient? client = question is null ? null : ClientOf(question.Client);
        if (question is not null && client is null)
            error = VerifyClients.Unknown(question.Client);
        VerifyFile[]? store = error is null ? Files(question!.Store, out error) : null;
        VerifyFile[]? chain = error is null ? Files(question!.Chain, out error) : null;
        if (error is null)
            Write(json => WriteAnswer(json, question!, client!, store!, chain!));
        else
            Write(json => WriteError(json, id, lines.Number, error));
        return error is null;
    }

    private VerifyClient? ClientOf(string name)
    {
        if (_clients.TryGetValue(name, out VerifyClient? client))
            return client;
        client = VerifyClients.Find(name);
        if (_clients.Count < 10_000)
            _clients.Add(name, client);
        return client;
    }

    private VerifyFile[]? Files(ImmutableArray<string> entries, out string? error)
    {
        var files = new VerifyFile[entries.Length];
        error = null;
        for (int i = 0; i < entries.Length; i++)
        {
            if (_library.Find(entries[i], out error) is not { } file)
                return null;
            files[i] = file;
        }

        return files;
    }

    private void WriteAnswer(Utf8JsonWriter json, VerifyCase question, VerifyClient client, VerifyFile[] store, VerifyFile[] chain)
    {
        ImmutableArray<TrustAnchor> anchors = VerifyMaterial.Store(store.SelectMany(static f => f.Items));
        ImmutableArray<CertificateFacts> presented = [.. chain.SelectMany(static f => f.Items).Select(static (StoreItem i) => i.Facts)];
        PathResult result = PathBuilder.Build(new PathRequest(presented, anchors, [], question.At ?? _at, question.Name) { StoreOrderIsKnown = true }, client.Profile);
        // What was lost may be the anchor, or the entry that hides it: neither answer is safe.
        VerifyFile? lost = store.Concat(chain).FirstOrDefault(static f => !f.IsComplete);
        bool undecided = lost is not null || result.Outcome == PathOutcome.Undecided;
        CandidatePath? best = result.Candidates is [var first, ..] ? first : null;
        WriteId(json, question.Id);
        json.WriteBoolean("accepted"u8, !undecided && result.IsAccepted);
        WriteSubjects(json, "path", !undecided ? result.Path : []);
        json.WriteStartArray("findings"u8);
        if (lost is not null)
            WriteFinding(json, "unreadable", -1, $"{lost.Path} could not be read as a whole: {(lost.Gaps.IsEmpty ? "it has no known format" : lost.Gaps[0].Reason)}");
        if (best is null && !result.IsAccepted)
            WriteFinding(json, result.Outcome == PathOutcome.Undecided ? "undecided" : "rejected", -1, result.Sentence);
        foreach (PathFinding finding in best?.Findings ?? [])
            WriteFinding(json, finding.Id, finding.Index, finding.Text);
        json.WriteEndArray();
        json.WriteBoolean("undecided"u8, undecided);
        // The findings of a path that is not accepted count from its certificates.
        if (undecided || !result.IsAccepted)
            WriteSubjects(json, "tried", best?.Certificates ?? []);
        json.WriteString("sentence"u8, Visible(lost is null ? result.Sentence : "Undecided: something could not be read"));
        if (client.Note is not null)
            json.WriteString("note"u8, client.Note);
    }

    private static void WriteError(Utf8JsonWriter json, string? id, int line, string error)
    {
        WriteId(json, id);
        json.WriteNumber("line"u8, line);
        json.WriteString("error"u8, Visible(error));
    }

    private static void WriteId(Utf8JsonWriter json, string? id)
    {
        if (id is null)
            json.WriteNull("id"u8);
        else
            {
            json.WritePropertyName("id"u8);
            json.WriteRawValue(id);
        }
    }

    private static void WriteFinding(Utf8JsonWriter json, string id, int index, string text)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteNumber("index"u8, index);
        json.WriteString("text"u8, Visible(text));
        json.WriteEndObject();
    }

    private static void WriteSubjects(Utf8JsonWriter json, string name, ImmutableArray<CertificateFacts> certificates)
    {
        json.WriteStartArray(name);
        foreach (CertificateFacts certificate in certificates)
            json.WriteStringValue(Visible(certificate.Subject.ToString()));
        json.WriteEndArray();
    }

    // The writer refuses half a surrogate pair, which a hostile name may hold.
    private static string Visible(string text) => Reports.Text.VisibleText.Of(text);

    private void Write(Action<Utf8JsonWriter> members)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        _context.Terminal.Output.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan) + "\n");
        // Who feeds standard input line by line waits for each answer.
        if (_isInteractive)
            _context.Terminal.Output.Flush();
    }
}
