using TrustShift.Assessment.Clients;
using TrustShift.Assessment.Clients.Java;

namespace TrustShift.Assessment.Precedence;

/// <summary>Java's default SSLContext. The options of a virtual machine come from several places, the last of which wins.</summary>
internal static class JavaPrecedence
{
    public const string JsseCacerts = "java.jssecacerts", Cacerts = "java.cacerts";

    private const string Guide = "JSSE Reference Guide, Customizing the Default Trust Store";
    private const string Manager = "OpenJDK sun.security.ssl.TrustStoreManager";

    public static StorePrecedence Rules { get; } = new("java", "Java (default SSLContext)",
    [
        new("java.code", "SSLContext.init, TrustManagerFactory.init(KeyStore)", StoreEffect.Replaces, "only the key store that the program gave is trusted", Guide) { Parts = StoreParts.Whole },
        Variable("_JAVA_OPTIONS", "it wins over the command line", "HotSpot share/runtime/arguments.cpp Arguments::parse"),
        new("java.command-line", "-Djavax.net.ssl.trustStore", StoreEffect.Replaces, "the key store that it names takes the place of jssecacerts and cacerts; of several the last counts; where it cannot be read cacerts is, and jssecacerts is not", Guide + "; " + Manager)
        {
            Parts = StoreParts.Whole, Missing = MissingStore.IsPassedOver, Consequence = "it replaces cacerts and jssecacerts", Excludes = [JsseCacerts], Finds = JavaOptions.FromCommandLine,
        },
        Variable("JDK_JAVA_OPTIONS", "the launcher puts it before the command line, which wins", "The java Command, Using the JDK_JAVA_OPTIONS Launcher Environment Variable") with { Since = ["9"] },
        Variable("CATALINA_OPTS", "catalina.sh puts it on the command line after JAVA_OPTS", "Apache Tomcat bin/catalina.sh"),
        Variable("JAVA_OPTS", "start scripts put it on the command line", "Apache Tomcat bin/catalina.sh"),
        Variable("JAVA_TOOL_OPTIONS", "the virtual machine reads it first, so that everything else wins", "JVM Tool Interface, JAVA_TOOL_OPTIONS; HotSpot share/runtime/arguments.cpp"),
        new("java.trustStorePassword", "javax.net.ssl.trustStorePassword", StoreEffect.Ignored, "no part of the choice, but with a wrong one no connection is made, and without one the encrypted entries of a PKCS#12 store are not there", Guide),
        new("java.trustStoreType", "javax.net.ssl.trustStoreType", StoreEffect.Ignored, "between JKS and PKCS12 it changes nothing: either is read as what it is (keystore.type.compat)", "java.security, keystore.type.compat; JEP 229"),
        new(JsseCacerts, "lib/security/jssecacerts", StoreEffect.Default, "where it exists it is the whole store: cacerts is not read", Guide + "; " + Manager) { Parts = StoreParts.Whole },
        new(Cacerts, "(nothing set)", StoreEffect.Default, "lib/security/cacerts of the runtime", Guide + "; " + Manager) { Parts = StoreParts.Whole },
    ]);

    private static PrecedenceRule Variable(string name, string words, string source) =>
        new("java." + name, name + " with -Djavax.net.ssl.trustStore", StoreEffect.Replaces, "the key store that it names takes the place of jssecacerts and cacerts; " + words, source)
        {
            Parts = StoreParts.Whole, Missing = MissingStore.IsPassedOver, Consequence = "it replaces cacerts and jssecacerts", Excludes = [JsseCacerts], Finds = context => JavaOptions.FromVariable(context, name),
        };
}
