using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>botocore: the AWS SDK for Python (boto3) and the AWS CLI.</summary>
internal static class BotocorePrecedence
{
    public const string Bundle = "botocore.bundle";

    public static StorePrecedence Rules { get; } = new("botocore", "botocore (boto3, AWS CLI)",
    [
        new("botocore.verify", "verify=PATH of a client, --ca-bundle of the AWS CLI", StoreEffect.Replaces, "only the file that it names is trusted", "botocore session.py create_client; awscli globalargs.py")
        {
            Parts = StoreParts.Whole, Missing = MissingStore.Fails, Finds = Option("--ca-bundle"),
        },
        new("botocore.AWS_CA_BUNDLE", "AWS_CA_BUNDLE", StoreEffect.Replaces, "only the file that it names is trusted; it wins over ca_bundle", "botocore configprovider.py BOTOCORE_DEFAUT_SESSION_VARIABLES") { Parts = StoreParts.Whole, Missing = MissingStore.Fails, Finds = Variable("AWS_CA_BUNDLE") },
        new("botocore.ca_bundle", "ca_bundle in ~/.aws/config", StoreEffect.Replaces, "only the file that it names is trusted, for the profile in which it stands", "botocore configprovider.py; AWS SDKs and Tools Reference, ca_bundle")
        {
            Parts = StoreParts.Whole, Missing = MissingStore.Fails, Finds = Key("aws-config", "ca_bundle"),
        },
        new("botocore.REQUESTS_CA_BUNDLE", "REQUESTS_CA_BUNDLE", StoreEffect.Replaces, "only what it names is trusted, where none of the above is set", "botocore endpoint.py EndpointCreator._get_verify_value") { Parts = StoreParts.Whole, Missing = MissingStore.Fails, Finds = Variable("REQUESTS_CA_BUNDLE") },
        new("botocore.variables", "CURL_CA_BUNDLE, SSL_CERT_FILE, SSL_CERT_DIR", StoreEffect.Ignored, "they are not read, and OpenSSL's default paths are not loaded", "botocore httpsession.py"),
        new(Bundle, "(nothing set)", StoreEffect.Default, "the bundle of certifi where it is installed, else botocore's own cacert.pem; Debian's certifi names the system's bundle", "botocore httpsession.py where") { Parts = StoreParts.Whole },
    ]);
}
