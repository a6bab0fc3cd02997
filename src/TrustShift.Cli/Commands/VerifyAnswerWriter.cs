using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Cli.Commands;

/// <summary>Writes the answers of <c>verify --cases</c>, one a line. One instance serves one thread.</summary>
internal sealed class VerifyAnswerWriter : IDisposable
{
    // Ids are written as they were read, from a reader that has checked them.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private readonly Utf8JsonWriter _json;

    public VerifyAnswerWriter() => _json = new Utf8JsonWriter(_buffer, Options);

    /// <summary>The lines so far, in UTF-8.</summary>
    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    /// <summary>Forgets the lines so far.</summary>
    public void Clear() => _buffer.ResetWrittenCount();

    public void Dispose() => _json.Dispose();

    /// <summary>Writes what the client does.</summary>
    public void Answer(VerifyCase question, PathResult result)
    {
        // What was lost may be the anchor, or the entry that hides it: neither answer is safe.
        VerifyFile? lost = question.Store.Incomplete ?? question.Chain.Incomplete;
        bool undecided = lost is not null || result.Outcome == PathOutcome.Undecided;
        CandidatePath? best = result.Candidates is [var first, ..] ? first : null;
        Begin(question.Id);
        _json.WriteBoolean("accepted"u8, !undecided && result.IsAccepted);
        WriteSubjects("path"u8, !undecided ? result.Path : []);
        _json.WriteStartArray("findings"u8);
        if (lost is not null)
            WriteFinding("unreadable", -1, $"{lost.Path} could not be read as a whole: {(lost.Gaps.IsEmpty ? "it has no known format" : lost.Gaps[0].Reason)}");
        if (best is null && !result.IsAccepted)
            WriteFinding(result.Outcome == PathOutcome.Undecided ? "undecided" : "rejected", -1, result.Sentence);
        foreach (PathFinding finding in best?.Findings ?? [])
            WriteFinding(finding.Id, finding.Index, finding.Text);
        _json.WriteEndArray();
        _json.WriteBoolean("undecided"u8, undecided);
        // The findings of a path that is not accepted count from its certificates.
        if (undecided || !result.IsAccepted)
            WriteSubjects("tried"u8, best?.Certificates ?? []);
        _json.WriteString("sentence"u8, Visible(lost is null ? result.Sentence : "Undecided: something could not be read"));
        if (question.Client.Note is { } note)
            _json.WriteString("note"u8, note);
        End();
    }

    /// <summary>Writes why a line has no answer.</summary>
    public void Error(byte[]? id, int line, string error)
    {
        Begin(id);
        _json.WriteNumber("line"u8, line);
        _json.WriteString("error"u8, Visible(error));
        End();
    }

    private void Begin(byte[]? id)
    {
        _json.WriteStartObject();
        _json.WritePropertyName("id"u8);
        if (id is null)
            _json.WriteNullValue();
        else
            _json.WriteRawValue(id, skipInputValidation: true);
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
    }

    private void WriteFinding(string id, int index, string text)
    {
        _json.WriteStartObject();
        _json.WriteString("id"u8, id);
        _json.WriteNumber("index"u8, index);
        _json.WriteString("text"u8, Visible(text));
        _json.WriteEndObject();
    }

    private void WriteSubjects(ReadOnlySpan<byte> name, ImmutableArray<CertificateFacts> certificates)
    {
        _json.WriteStartArray(name);
        foreach (CertificateFacts certificate in certificates)
            _json.WriteStringValue(Visible(certificate.Subject.Text));
        _json.WriteEndArray();
    }

    // The writer refuses half a surrogate pair, which a hostile name may hold.
    private static string Visible(string text) => Reports.Text.VisibleText.Of(text);
}
