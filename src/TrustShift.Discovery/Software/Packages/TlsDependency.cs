namespace TrustShift.Discovery.Software.Packages;

/// <summary>
/// Which TLS library a package uses, by the dependencies that it states: <c>libcurl3-gnutls (>= 7.56)</c> of dpkg, <c>so:libssl.so.3</c> of apk,
/// <c>libssl.so.10()(64bit)</c> of rpm. Stated by the package's own builder, so it holds for every distribution alike.
/// </summary>
internal static class TlsDependency
{
    // The more specific first: a program that calls libcurl may link OpenSSL beside it for hashes only.
    private static readonly (string Start, string Library)[] s_libraries =
    [
        ("libcurl3-gnutls", "curl-GnuTLS"), ("libcurl3t64-gnutls", "curl-GnuTLS"), ("libcurl-gnutls.so", "curl-GnuTLS"), ("libcurl4-gnutls", "curl-GnuTLS"),
        ("libgnutls.so", "GnuTLS"), ("libgnutls3", "GnuTLS"), ("libgnutls2", "GnuTLS"), ("libgnutls-deb0", "GnuTLS"),
        ("libcurl.so", "curl"), ("libcurl4", "curl"), ("libcurl3", "curl"),
        ("libssl3.so", "NSS"), ("libnss3", "NSS"),
        ("libssl.so", "OpenSSL"), ("libssl0", "OpenSSL"), ("libssl1", "OpenSSL"), ("libssl3", "OpenSSL"), ("libssl4", "OpenSSL"),
        ("libwolfssl", "wolfSSL"), ("libmbedtls", "mbedTLS"),
    ];

    /// <summary>Where in the order of decision a dependency stands; <see cref="int.MaxValue"/> when it names no TLS library.</summary>
    /// <param name="dependency">One dependency: the name, with or without "so:" before it and a version after it.</param>
    public static int RankOf(ReadOnlySpan<char> dependency)
    {
        dependency = dependency.TrimStart();
        if (dependency.StartsWith("so:", StringComparison.Ordinal))
            dependency = dependency[3..];
        if (!dependency.StartsWith("lib", StringComparison.Ordinal))
            return int.MaxValue;
        for (int i = 0; i < s_libraries.Length; i++)
        {
            if (dependency.StartsWith(s_libraries[i].Start, StringComparison.Ordinal))
                return i;
        }

        return int.MaxValue;
    }

    /// <summary>The library of a rank; null for <see cref="int.MaxValue"/>.</summary>
    public static string? OfRank(int rank) => rank == int.MaxValue ? null : s_libraries[rank].Library;

    /// <summary>The library of a list of dependencies.</summary>
    /// <param name="dependencies">The list as text.</param>
    /// <param name="separators">What stands between two of them: ",|" for dpkg, " " for apk.</param>
    public static string? In(ReadOnlySpan<char> dependencies, ReadOnlySpan<char> separators)
    {
        int best = int.MaxValue;
        foreach (Range range in dependencies.SplitAny(separators))
            best = Math.Min(best, RankOf(dependencies[range]));
        return OfRank(best);
    }
}
