using System.Text.Json;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Documents;

/// <summary>Certificates of JSON Web Keys, <c>x5c</c> (RFC 7517 4.7): the chain of the key with which tokens are signed, and no anchors of TLS.</summary>
public sealed class JsonWebKeys : StoreFormat
{
    /// <inheritdoc/>
    public override string Name => "jwks";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) => head.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..] && head.IndexOf("\"kty\""u8) >= 0;

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        if (input.Bytes.Span.IndexOf("\"x5c\""u8) < 0 || FileText.HoldsPem(input.Bytes.Span))
            return null;
        var draft = new StoreDraft(input);
        try
        {
            var reader = new Utf8JsonReader(input.Bytes.Span, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            int within = -1;
            while (!draft.IsFull && reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                    within = reader.ValueTextEquals("x5c"u8) ? reader.CurrentDepth : -1;
                else if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.StartObject)
                    within = -1;
                else if (within >= 0 && reader.TokenType == JsonTokenType.String)
                    Add(draft, ref reader);
            }
        }
        catch (JsonException)
        {
            draft.Lose("it is no whole JSON document; certificates behind the mistake were not read", decides: false);
        }

        return draft.Count > 0 ? draft.ToContent(Name) : null;
    }

    private void Add(StoreDraft draft, ref Utf8JsonReader reader)
    {
        long at = reader.TokenStartIndex;
        if (reader.TryGetBytesFromBase64(out byte[]? der))
            draft.Add(der, Name, null, at, $"at byte {at}", AnchorUsage.OtherOnly, decides: false);
        else
            draft.Lose($"the certificate at byte {at} is no base64", decides: false);
    }
}
