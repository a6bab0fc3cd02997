using System.Buffers;
using System.Collections.Concurrent;
using TrustShift.Pki.Paths;

namespace TrustShift.Cli.Commands;

/// <summary>Answers lines of <c>verify --cases</c>, on any number of threads; what they have in common is read and verified once.</summary>
/// <param name="library">Certificates.</param>
/// <param name="at">The moment to judge where a line names none.</param>
/// <param name="maximumLine">Bytes of the longest line.</param>
internal sealed class VerifyWork(VerifyLibrary library, DateTimeOffset at, int maximumLine)
{
    // What a thread needs for itself, kept from one task to the next.
    private readonly ConcurrentBag<(VerifyCaseReader Reader, VerifyAnswerWriter Writer)> _desks = [];
    private readonly ConcurrentDictionary<string, VerifyClient?> _clients = new(StringComparer.Ordinal);
    private readonly SignatureVerifier _signatures = new(capacity: 100_000);

    /// <summary>Answers the lines and gives their bytes back.</summary>
    public VerifyAnswers Answer(VerifyLines lines)
    {
        (VerifyCaseReader Reader, VerifyAnswerWriter Writer) desk = _desks.TryTake(out var free) ? free : (new VerifyCaseReader(library, _clients), new VerifyAnswerWriter());
        int malformed = 0, number = lines.FirstNumber;
        if (lines.IsTooLong)
            malformed += Answer(default, number, isTooLong: true, desk.Reader, desk.Writer);
        ReadOnlySpan<byte> rest = lines.Bytes.AsSpan(0, lines.Length);
        for (; !rest.IsEmpty; number++)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (line.ContainsAnyExcept(" \t\r"u8))
                malformed += Answer(line, number, line.Length > maximumLine, desk.Reader, desk.Writer);
        }

        var answers = new VerifyAnswers(desk.Writer.Written.ToArray(), malformed);
        desk.Writer.Clear();
        _desks.Add(desk);
        if (lines.Bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(lines.Bytes);
        return answers;
    }

    /// <summary>Answers a line; 1 where it could not be.</summary>
    private int Answer(ReadOnlySpan<byte> line, int number, bool isTooLong, VerifyCaseReader reader, VerifyAnswerWriter writer)
    {
        byte[]? id = null;
        string? error = isTooLong ? $"the line has more than {maximumLine} bytes" : null;
        VerifyCase? question = isTooLong ? null : reader.Read(line, out id, out error);
        if (question is null)
        {
            writer.Error(id, number, error!);
            return 1;
        }

        var request = new PathRequest(question.Chain.Certificates, question.Store.Anchors, [], question.At ?? at, question.Name) { StoreOrderIsKnown = true };
        writer.Answer(question, VerifyMaterial.Build(request, question.Store.TrustedForm, question.Client.Profile, _signatures));
        return 0;
    }
}
