namespace TrustShift.Pki.Clients;

/// <summary>botocore (httpsession.py), which makes a context of its own on Python's ssl module.</summary>
internal static class BotocoreFamily
{
    public static ProfileFamily Family { get; } = new("botocore", "botocore", ["1.37"], ["python", "openssl"], static name =>
        PythonFamily.Context(name.VersionOf("openssl"), isStrict: false, HostNameForm.Python));
}
