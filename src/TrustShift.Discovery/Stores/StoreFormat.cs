namespace TrustShift.Discovery.Stores;

/// <summary>One trust-store format: how it is recognised and read. Add one file per format and one line to <see cref="StoreFormats.All"/>.</summary>
public abstract class StoreFormat
{
    /// <summary>The name in evidence: "jks", "pem-bundle", ...</summary>
    public abstract string Name { get; }

    /// <summary>The most bytes that a file of this format may have; a larger one is a Gap.</summary>
    public virtual long MaxLength => 64L * 1024 * 1024;

    /// <summary>Whether a file with this name and these first bytes (up to 4,096) is worth parsing. Cheap, no allocation.</summary>
    /// <param name="fileName">The file's name without folders.</param>
    /// <param name="head">The first bytes.</param>
    public abstract bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head);

    /// <summary>
    /// Reads the content. Never throws on bad input: what cannot be read is a gap in the result. Null when the content is after all not of
    /// this format.
    /// </summary>
    public abstract StoreContent? Read(StoreInput input);
}
