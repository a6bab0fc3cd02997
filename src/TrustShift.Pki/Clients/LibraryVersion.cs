namespace TrustShift.Pki.Clients;

/// <summary>A library's version as libraries count: numbers between dots, and OpenSSL's letter after the last ("1.0.2g").</summary>
internal readonly struct LibraryVersion
{
    private const int MaxParts = 6;
    private readonly int[] _parts;

    private LibraryVersion(string text, int[] parts)
    {
        Text = text;
        _parts = parts;
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>Reads a version; null when it does not begin with a number.</summary>
    public static LibraryVersion? TryParse(string text)
    {
        var parts = new List<int>();
        foreach (string part in text.Split('.').Take(MaxParts))
        {
            int digits = part.TakeWhile(char.IsAsciiDigit).Count();
            if (digits is 0 or > 8)
                break;
            parts.Add(int.Parse(part.AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture));
            if (digits < part.Length)
            {
                if (char.IsAsciiLetterLower(part[digits]))
                    parts.Add(part[digits] - 'a' + 1);
                break;
            }
        }

        return parts.Count == 0 ? null : new LibraryVersion(text, [.. parts]);
    }

    /// <summary>Whether this is the version or a later one; "1.1" is before "1.1.1", and 0.9.8 before 0.9.8a.</summary>
    public bool IsAtLeast(string other) => TryParse(other) is { } bound && CompareTo(bound) >= 0;

    /// <summary>Whether one is the other, or the other more exactly ("3.7" and "3.7.16").</summary>
    public bool Covers(LibraryVersion other) =>
        _parts.AsSpan(0, Math.Min(_parts.Length, other._parts.Length)).SequenceEqual(other._parts.AsSpan(0, Math.Min(_parts.Length, other._parts.Length)));

    /// <summary>How far two versions are apart, the first number weighing most.</summary>
    public double DistanceTo(LibraryVersion other)
    {
        double distance = 0, weight = 1;
        for (int i = 0; i < Math.Max(_parts.Length, other._parts.Length); i++, weight /= 1000)
            distance += weight * (Part(i) - other.Part(i));
        return Math.Abs(distance);
    }

    /// <summary>Below zero, zero or above, number by number.</summary>
    private int CompareTo(LibraryVersion other)
    {
        for (int i = 0; i < Math.Max(_parts.Length, other._parts.Length); i++)
        {
            int order = Part(i).CompareTo(other.Part(i));
            if (order != 0)
                return order;
        }

        return 0;
    }

    private int Part(int index) => index < _parts.Length ? _parts[index] : 0;
}
