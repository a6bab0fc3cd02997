using System.Collections.Immutable;

namespace TrustShift.Pki.Clients;

/// <summary>Python's ssl module and what builds its own context upon it.</summary>
internal static class PythonFamily
{
    public static ImmutableArray<ProfileFamily> Families { get; } =
    [
        new("python", "Python ssl", ["2.7.18", "3.6.15", "3.7.16", "3.9", "3.10.13", "3.11.7", "3.13.0", "3.13.5", "3.14"], ["openssl"], static name =>
            // Lib/ssl.py create_default_context: VERIFY_X509_PARTIAL_CHAIN and VERIFY_X509_STRICT since 3.13 (gh-107361, gh-112389);
            // match_hostname in Python knows partial wildcards before 3.7.
            Context(name.VersionOf("openssl"), isStrict: name.IsAtLeast("3.13"), partialWildcards: !name.IsAtLeast("3.7"))),
        new("requests", "Python requests", ["2.25", "2.28", "2.34"], ["urllib3", "python", "openssl"], static name =>
        {
            LibraryVersion? urllib3 = name.VersionOf("urllib3"), python = name.VersionOf("python");
            bool Python(string bound) => python is not { } own || own.IsAtLeast(bound);
            bool Urllib3(string bound) => urllib3 is not { } own || own.IsAtLeast(bound);
            // urllib3 util/ssl_.py create_urllib3_context: the flags of Python 3.13 since 2.4; before, its own context, without them.
            bool isStrict = Urllib3("2.4") && Python("3.13");
            ClientProfile profile = Context(name.VersionOf("openssl"), isStrict, partialWildcards: Python("3.10") && !Urllib3("2.0"));
            return Urllib3("2.0") ? profile with { Rules = profile.Rules with { CommonName = CommonNameRule.Never } } : profile;
        }),
        new("botocore", "botocore", ["1.37"], ["python", "openssl"], static name => Context(name.VersionOf("openssl"), isStrict: false, partialWildcards: true)),
    ];

    private static ClientProfile Context(LibraryVersion? openSsl, bool isStrict, bool partialWildcards)
    {
        ClientProfile profile = OpenSslFamily.Library(openSsl);
        profile = isStrict ? OpenSslFamily.Strict(profile) : profile;
        return OpenSslFamily.TrustedFirst(profile) with
        {
            AcceptsIntermediateAnchors = isStrict,
            Source = "CPython Lib/ssl.py create_default_context, Modules/_ssl.c; " + profile.Source,
            Rules = profile.Rules with { AllowsPartialWildcards = partialWildcards },
        };
    }
}
