namespace TrustShift.Pki.Clients;

/// <summary>Python requests, whose TLS is urllib3's (util/ssl_.py create_urllib3_context).</summary>
internal static class RequestsFamily
{
    public static ProfileFamily Family { get; } = new("requests", "Python requests", ["2.25", "2.28", "2.34"], ["urllib3", "python", "openssl"], Describe);

    private static ClientProfile Describe(ProfileName name)
    {
        LibraryVersion? urllib3 = name.VersionOf("urllib3"), python = name.VersionOf("python");
        bool Python(string bound) => python is not { } own || own.IsAtLeast(bound);
        bool Urllib3(string bound) => urllib3 is not { } own || own.IsAtLeast(bound);
        // The flags of Python 3.13 since urllib3 2.4; before, its own context, without them.
        bool isStrict = Urllib3("2.4") && Python("3.13");
        ClientProfile profile = PythonFamily.Context(name.VersionOf("openssl"), isStrict, Urllib3("2.0") ? HostNameForm.OpenSsl : Python("3.10") || !Python("3.7") ? HostNameForm.Python : HostNameForm.PythonWholeLabel);
        return Urllib3("2.0") ? profile with { Rules = profile.Rules with { CommonName = CommonNameRule.Never, ConstrainsCommonName = false } } : profile;
    }
}
