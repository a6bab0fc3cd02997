namespace TrustShift.Catalogue.Endpoints;

/// <summary>What a region's name looks like: <c>us-east-1</c>, <c>us-gov-west-1</c>, <c>eusc-de-east-1</c>.</summary>
internal static class RegionName
{
    private const int MaxLength = 32;

    /// <summary>Three or more parts joined by hyphens, letters first, a number last.</summary>
    public static bool IsShaped(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength)
            return false;
        int parts = 0;
        while (true)
        {
            int end = text.IndexOf('-');
            ReadOnlySpan<char> part = end < 0 ? text : text[..end];
            parts++;
            if (part.IsEmpty)
                return false;
            if (end < 0)
                return parts >= 3 && part.IndexOfAnyExceptInRange('0', '9') < 0;
            if (part.IndexOfAnyExceptInRange('a', 'z') >= 0)
                return false;
            text = text[(end + 1)..];
        }
    }
}
