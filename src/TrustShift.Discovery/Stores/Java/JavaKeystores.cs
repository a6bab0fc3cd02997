namespace TrustShift.Discovery.Stores.Java;

/// <summary>Which formats programs of Java read as keystores.</summary>
public static class JavaKeystores
{
    /// <summary>Whether a store has one of them.</summary>
    /// <param name="format">Name of a format, or form of a place.</param>
    public static bool Have(string format) => format is "jks" or "jceks" or "pkcs12" or "bks" or "uber" or "bcfks";
}
