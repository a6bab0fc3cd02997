namespace TrustShift.Pki.Clients;

/// <summary>Python's ssl module with the context that its own libraries use (Lib/ssl.py create_default_context, Modules/_ssl.c).</summary>
internal static class PythonFamily
{
    public static ProfileFamily Family { get; } = new(
        "python", "Python ssl", ["2.7.18", "3.6.15", "3.7.16", "3.9", "3.10.13", "3.11.7", "3.13.0", "3.13.5", "3.14"], ["openssl"], static name =>
            // VERIFY_X509_PARTIAL_CHAIN and VERIFY_X509_STRICT since 3.13 (gh-107361, gh-112389); match_hostname in Python knows partial
            // wildcards before 3.7.
            Context(name.VersionOf("openssl"), isStrict: name.IsAtLeast("3.13"), name.IsAtLeast("3.7") ? HostNameForm.OpenSsl : name.IsAtLeast("3") ? HostNameForm.Python : HostNameForm.Python2));

    /// <summary>A context of Python's ssl module.</summary>
    /// <param name="openSsl">The library that Python links; the current one when null.</param>
    /// <param name="isStrict">Whether the flags of Python 3.13 are set.</param>
    /// <param name="hostNames">Who compares the host name: OpenSSL, with X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS, or Python.</param>
    public static ClientProfile Context(LibraryVersion? openSsl, bool isStrict, HostNameForm hostNames)
    {
        ClientProfile profile = OpenSslFamily.Library(openSsl);
        profile = isStrict ? OpenSslFamily.Strict(profile, openSsl) : profile;
        return OpenSslFamily.TrustedFirst(profile, openSsl) with
        {
            AcceptsIntermediateAnchors = isStrict,
            Source = "CPython Lib/ssl.py create_default_context, Modules/_ssl.c; " + profile.Source,
            Rules = profile.Rules with { HostNames = hostNames, AllowsPartialWildcards = false, ChecksHostName = true },
        };
    }
}
