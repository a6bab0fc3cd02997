using System.Runtime.CompilerServices;

namespace TrustShift.Cli.Commands;

/// <summary>Lists by their entries, which are the same objects where they are the same.</summary>
internal sealed class VerifyListComparer : IEqualityComparer<VerifyFile[]>, IAlternateEqualityComparer<ReadOnlySpan<VerifyFile>, VerifyFile[]>
{
    public static VerifyListComparer Instance { get; } = new();

    public bool Equals(VerifyFile[]? one, VerifyFile[]? other) => Equals(one.AsSpan(), other!);

    public bool Equals(ReadOnlySpan<VerifyFile> one, VerifyFile[] other)
    {
        if (one.Length != other.Length)
            return false;
        for (int i = 0; i < one.Length; i++)
        {
            if (!ReferenceEquals(one[i], other[i]))
                return false;
        }

        return true;
    }

    public int GetHashCode(VerifyFile[] list) => GetHashCode(list.AsSpan());

    public int GetHashCode(ReadOnlySpan<VerifyFile> list)
    {
        var hash = default(HashCode);
        foreach (VerifyFile file in list)
            hash.Add(RuntimeHelpers.GetHashCode(file));
        return hash.ToHashCode();
    }

    public VerifyFile[] Create(ReadOnlySpan<VerifyFile> list) => list.ToArray();
}
