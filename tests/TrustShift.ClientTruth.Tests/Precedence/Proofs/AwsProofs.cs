using TrustShift.Discovery.Evidence;

namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>AWS's SDKs for Python and the AWS CLI, as Debian packages them.</summary>
internal static class AwsProofs
{
    private const string Botocore = "botocore", Boto = "boto 2", Cli = "AWS CLI";
    private const string Config = "/mnt/home/.aws/config";

    public static ProofFamily Family { get; } = new(
    [
        PythonProofs.Of(Botocore, "botocore", "botocore", "import botocore") with
        {
            Software = static v => PythonProofs.Package("botocore", v), Client = "python-package:" + PythonProofs.Site + "botocore",
        },
        PythonProofs.Of(Boto, "boto", "boto", "import boto") with
        {
            VersionArguments = ["-c", "import boto; print(boto.Version)"],
            Mounts = ["mnt/c.pem:/usr/lib/python3/dist-packages/boto/cacerts/cacerts.txt"],
            Prepare = static root => root.Copy("mnt/c.pem", PythonProofs.Site + "boto/cacerts/cacerts.txt"),
            Software = static v => PythonProofs.Package("boto", v), Client = "python-package:" + PythonProofs.Site + "boto",
        },
        new(Cli, "botocore", "/usr/bin/aws")
        {
            VersionArguments = ["--version"],
            VersionPattern = @"aws-cli/(?<v>[\d.]+)",
            Ask = """each 'AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b AWS_MAX_ATTEMPTS=1 timeout 30 "$PROGRAM" $ARGUMENTS --region us-east-1 --endpoint-url "https://localhost:$p" s3api list-objects --bucket "$w" --cli-connect-timeout 10' "$@" """,
            Software = static v => PythonProofs.Package("awscli", v), Client = "python-package:" + PythonProofs.Site + "awscli",
            IsExtra = true,
        },
    ],
    [
        new(Botocore, "nothing set", "F", "botocore.bundle"),
        new(Botocore, "SSL_CERT_FILE and CURL_CA_BUNDLE", "F", "botocore.variables") { Environment = "SSL_CERT_FILE=/mnt/a.pem CURL_CA_BUNDLE=/mnt/b.pem" },
        new(Botocore, "AWS_CA_BUNDLE", "A", "botocore.AWS_CA_BUNDLE") { Environment = "AWS_CA_BUNDLE=/mnt/a.pem" },
        new(Botocore, "AWS_CA_BUNDLE that is not there", "", "botocore.AWS_CA_BUNDLE") { Environment = "AWS_CA_BUNDLE=/mnt/missing.pem" },
        new(Botocore, "ca_bundle", "A", "botocore.ca_bundle") { Files = [(Config, "[default]\nca_bundle = /mnt/a.pem\n")] },
        new(Botocore, "ca_bundle of another profile", "F", "botocore.ca_bundle") { Files = [(Config, "[default]\nregion = eu-west-1\n[profile other]\nca_bundle = /mnt/a.pem\n")], NotPredicted = "which profile it uses is not known; the store without it is judged beside" },
        new(Botocore, "REQUESTS_CA_BUNDLE", "A", "botocore.REQUESTS_CA_BUNDLE") { Environment = "REQUESTS_CA_BUNDLE=/mnt/a.pem" },
        new(Botocore, "AWS_CA_BUNDLE with ca_bundle and REQUESTS_CA_BUNDLE", "A", "botocore.AWS_CA_BUNDLE")
        {
            Environment = "AWS_CA_BUNDLE=/mnt/a.pem REQUESTS_CA_BUNDLE=/mnt/c.pem", Files = [(Config, "[default]\nca_bundle = /mnt/b.pem\n")],
        },
        new(Botocore, "ca_bundle with REQUESTS_CA_BUNDLE", "A", "botocore.ca_bundle") { Environment = "REQUESTS_CA_BUNDLE=/mnt/b.pem", Files = [(Config, "[default]\nca_bundle = /mnt/a.pem\n")] },
        new(Botocore, "verify=PATH with AWS_CA_BUNDLE", "A", "botocore.verify") { Environment = "AWS_CA_BUNDLE=/mnt/b.pem CODE_CA=/mnt/a.pem", NotPredicted = "the code says it" },
        new(Boto, "nothing set", "DF", "boto.default") { NotPredicted = "both its bundle and Python's default store are judged" },
        new(Boto, "SSL_CERT_FILE, REQUESTS_CA_BUNDLE and AWS_CA_BUNDLE", "AD", "boto.default") { NotPredicted = "both its bundle and Python's default store are judged", Environment = "SSL_CERT_FILE=/mnt/a.pem REQUESTS_CA_BUNDLE=/mnt/a.pem AWS_CA_BUNDLE=/mnt/b.pem" },
        new(Boto, "ca_certificates_file", "DF", "boto.default") { NotPredicted = "both its bundle and Python's default store are judged", Files = [("/mnt/home/.boto", "[Boto]\nca_certificates_file = /mnt/a.pem\n")] },
        new(Boto, "https_validate_certificates", "C", "boto.bundle") { Files = [("/mnt/home/.boto", "[Boto]\nhttps_validate_certificates = True\n")] },
        new(Boto, "https_validate_certificates and ca_certificates_file", "A", "boto.ca_certificates_file")
        {
            Files = [("/mnt/home/.boto", "[Boto]\nhttps_validate_certificates = True\nca_certificates_file = /mnt/a.pem\n")], NotPredicted = "both its bundle and Python's default store are judged",
        },
        new(Cli, "nothing set", "F", "botocore.bundle") { NotPredicted = "its bundle is no file of its own" },
        new(Cli, "AWS_CA_BUNDLE", "A", "botocore.AWS_CA_BUNDLE") { Environment = "AWS_CA_BUNDLE=/mnt/a.pem" },
        new(Cli, "--ca-bundle with AWS_CA_BUNDLE", "A", "botocore.verify") { Environment = "AWS_CA_BUNDLE=/mnt/b.pem", Arguments = "--ca-bundle /mnt/a.pem" },
        new(Cli, "ca_bundle with REQUESTS_CA_BUNDLE", "A", "botocore.ca_bundle") { Environment = "REQUESTS_CA_BUNDLE=/mnt/b.pem", Files = [(Config, "[default]\nca_bundle = /mnt/a.pem\n")] },
    ]);
}
