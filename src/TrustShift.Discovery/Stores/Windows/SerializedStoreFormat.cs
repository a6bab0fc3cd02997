using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Windows;

/// <summary>A Windows serialised certificate store, .sst (CertSaveStore, Export-Certificate -Type SST): version 0, "CERT", then <see cref="SerializedCertificates"/> and an end mark.</summary>
public sealed class SerializedStoreFormat : StoreFormat
{
    private const int HeaderLength = 8;

    /// <inheritdoc/>
    public override string Name => "sst";

    private static ReadOnlySpan<byte> Header => [0, 0, 0, 0, (byte)'C', (byte)'E', (byte)'R', (byte)'T'];

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) => head.StartsWith(Header);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        if (!input.Bytes.Span.StartsWith(Header))
            return null;
        var draft = new StoreDraft(input);
        if (SerializedCertificates.ReadInto(draft, input.Bytes[HeaderLength..], Name, AnchorUsage.Any, HeaderLength, ends: true) is { } problem)
            draft.Lose(problem);
        return draft.ToContent(Name);
    }
}
