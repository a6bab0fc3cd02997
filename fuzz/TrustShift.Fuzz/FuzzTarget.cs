namespace TrustShift.Fuzz;

/// <summary>One reader of bytes that nobody vouches for.</summary>
/// <param name="Name">Its name, that of its folders in <c>fuzz/corpus</c> and <c>fuzz/findings</c>.</param>
/// <param name="Read">Reads; how many certificates it found. Throws for nothing that stands in the bytes.</param>
public sealed record FuzzTarget(string Name, Func<ReadOnlyMemory<byte>, int> Read)
{
    /// <summary>A reader of something else than certificates.</summary>
    public static FuzzTarget Of(string name, Action<ReadOnlyMemory<byte>> read) => new(
        name,
        bytes =>
        {
            read(bytes);
            return 0;
        });

    /// <summary>The same of text.</summary>
    public static FuzzTarget OfText(string name, Action<string> read) => Of(name, bytes => read(System.Text.Encoding.UTF8.GetString(bytes.Span)));
}
