using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Endpoints;

/// <summary>Infrastructure, configuration of stores, commands and traffic: forms of their documentation.</summary>
public sealed class EndpointSourceTests
{
    private const string Unknown = "{bucket}.s3.{region}.amazonaws.com";
    private const string Distribution = "{distribution}.cloudfront.net";

    [Theory]
    // Terraform: resource, data, backend, references.
    [InlineData("main.tf", "resource \"aws_s3_bucket\" \"a\" {\n  bucket = \"shop-assets\"\n}\n", "shop-assets.s3.{region}.amazonaws.com", EvidenceStrength.Implied)]
    [InlineData("main.tf", "provider \"aws\" {\n  region = \"eu-west-3\"\n}\nresource \"aws_s3_bucket\" \"a\" {\n  bucket = \"shop-assets\"\n}\n", "shop-assets.s3.eu-west-3.amazonaws.com", EvidenceStrength.Implied)]
    [InlineData("main.tf", "provider \"aws\" {\n  region = var.region\n}\nresource \"aws_s3_bucket\" \"a\" {}\n", Unknown, EvidenceStrength.Implied)]
    [InlineData("main.tf", "provider \"aws\" {\n  region = \"us-east-1\"\n}\nprovider \"aws\" {\n  alias  = \"paris\"\n  region = \"eu-west-3\"\n}\nresource \"aws_s3_bucket\" \"a\" {\n  provider = aws.paris\n}\n", "{bucket}.s3.eu-west-3.amazonaws.com", EvidenceStrength.Implied)]
    [InlineData("main.tf", "resource \"aws_cloudfront_distribution\" \"a\" {\n  enabled = true\n}\n", Distribution, EvidenceStrength.Implied)]
    [InlineData("main.tf", "terraform {\n  backend \"s3\" {\n    bucket = \"shop-state\"\n    key    = \"a\"\n    region = \"eu-west-1\"\n  }\n}\n", "shop-state.s3.eu-west-1.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("outputs.tf", "output \"host\" {\n  value = aws_s3_bucket.a.bucket_regional_domain_name\n}\n", Unknown, EvidenceStrength.Configured)]
    [InlineData("outputs.tf", "output \"host\" {\n  value = aws_s3_bucket.a.bucket_domain_name\n}\n", "{bucket}.s3.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("outputs.tf", "output \"cdn\" {\n  value = aws_cloudfront_distribution.a.domain_name\n}\n", Distribution, EvidenceStrength.Configured)]
    [InlineData("lambda.tf", "resource \"aws_lambda_function\" \"f\" {\n  environment {\n    variables = {\n      CDN = \"https://${aws_cloudfront_distribution.a.domain_name}\"\n    }\n  }\n}\n", Distribution, EvidenceStrength.Configured)]
    [InlineData("dns.tf", "resource \"aws_route53_record\" \"a\" {\n  alias {\n    name = aws_cloudfront_distribution.a.domain_name\n  }\n}\n", Distribution, EvidenceStrength.Implied)]
    // CloudFormation.
    [InlineData("template.yaml", "Resources:\n  Assets:\n    Type: AWS::S3::Bucket\n", Unknown, EvidenceStrength.Implied)]
    [InlineData("template.json", "{\"Resources\":{\"Assets\":{\"Type\":\"AWS::S3::Bucket\",\"Properties\":{\"BucketName\":\"shop-assets\"}}}}", "shop-assets.s3.{region}.amazonaws.com", EvidenceStrength.Implied)]
    [InlineData("serverless.yml", "resources:\n  Resources:\n    Cdn:\n      Type: AWS::CloudFront::Distribution\n", Distribution, EvidenceStrength.Implied)]
    // AWS CDK and Pulumi.
    [InlineData("stack.ts", "import * as s3 from 'aws-cdk-lib/aws-s3';\nnew s3.Bucket(this, 'Assets');\n", Unknown, EvidenceStrength.Implied)]
    [InlineData("stack.py", "from aws_cdk import aws_s3 as s3\nbucket = s3.Bucket(self, 'Assets')\n", Unknown, EvidenceStrength.Implied)]
    [InlineData("index.ts", "import * as aws from '@pulumi/aws';\nconst b = new aws.s3.Bucket('assets');\n", Unknown, EvidenceStrength.Implied)]
    // Ansible.
    [InlineData("site.yml", "- hosts: all\n  tasks:\n    - name: Upload\n      amazon.aws.s3_object:\n        bucket: shop-assets\n        object: /a\n        mode: put\n        region: eu-west-3\n", "shop-assets.s3.eu-west-3.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("site.yml", "- community.aws.s3_sync:\n    bucket: \"{{ bucket }}\"\n    file_root: /srv\n", Unknown, EvidenceStrength.Configured)]
    // Crossplane, ACK.
    [InlineData("bucket.yaml", "apiVersion: s3.aws.upbound.io/v1beta1\nkind: Bucket\nspec:\n  forProvider:\n    region: eu-west-3\n", "{bucket}.s3.eu-west-3.amazonaws.com", EvidenceStrength.Implied)]
    // Stores.
    [InlineData("config/storage.yml", "amazon:\n  service: S3\n  region: eu-west-3\n  bucket: shop-assets\n", "shop-assets.s3.eu-west-3.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("config/storage.yml", "amazon:\n  service: S3\n  region: <%= ENV['R'] %>\n  bucket: shop-assets\n", "shop-assets.s3.{region}.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("config/storage.yml", "amazon:\n  service: S3\n  region: eu-west-3\n  bucket: shop-assets\n  <% if ENV['E'] %>\n  endpoint: <%= ENV['E'] %>\n  <% end %>\n", "shop-assets.s3.eu-west-3.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("thanos.yaml", "type: S3\nconfig:\n  bucket: metrics\n  region: us-east-1\n", "metrics.s3.us-east-1.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("loki.yaml", "common:\n  storage:\n    s3:\n      bucketnames: logs\n      region: eu-west-3\n", "logs.s3.eu-west-3.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("velero.yaml", "spec:\n  provider: aws\n  objectStorage:\n    bucket: backups\n  config:\n    region: eu-west-3\n", "backups.s3.eu-west-3.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("registry.yml", "storage:\n  s3:\n    region: us-west-2\n    bucket: images\n", "images.s3.us-west-2.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("application.yml", "spring:\n  cloud:\n    aws:\n      s3:\n        region: eu-west-3\n        bucket: shop\n", "shop.s3.eu-west-3.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("rclone.conf", "[remote]\ntype = s3\nprovider = AWS\nregion = eu-west-3\n", "{bucket}.s3.eu-west-3.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData(".aws/config", "[default]\nregion = us-east-1\ns3 =\n  use_accelerate_endpoint = true\n", "{bucket}.s3-accelerate.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("core-site.xml", "<configuration><property><name>fs.s3a.endpoint.region</name><value>eu-west-3</value></property></configuration>", "{bucket}.s3.eu-west-3.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("settings.py", "AWS_STORAGE_BUCKET_NAME = 'shop-assets'\nAWS_S3_REGION_NAME = 'eu-west-3'\n", "shop-assets.s3.eu-west-3.amazonaws.com", EvidenceStrength.Coded)]
    // Commands.
    [InlineData("backup.sh", "aws s3 sync /srv s3://backups/ --region eu-west-3\n", "{bucket}.s3.eu-west-3.amazonaws.com", EvidenceStrength.Coded)]
    [InlineData("backup.sh", "aws --region eu-west-3 s3api put-object \\\n  --bucket b --key k\n", "{bucket}.s3.eu-west-3.amazonaws.com", EvidenceStrength.Coded)]
    [InlineData("backup.sh", "# aws s3 ls\n", Unknown, EvidenceStrength.Mentioned)]
    [InlineData("backup.sh", "s3cmd --no-progress put /srv/a s3backup\n", Unknown, EvidenceStrength.Implied)]
    [InlineData("Dockerfile", "FROM debian\nRUN aws s3 cp s3://b/k /k\n", Unknown, EvidenceStrength.Configured)]
    public void A_place_implies_its_endpoint(string file, string content, string host, EvidenceStrength strength)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, content);
        EndpointEvidence[] found = [.. Examine.Folder(folder.Root).Endpoints];
        Assert.Contains((host, strength), found.Select(e => (e.Host, e.Strength)));
        Assert.All(found, e => Assert.True(e.Host == host || e.Strength == EvidenceStrength.Implied || !e.Host.Contains('.', StringComparison.Ordinal), e.ToString()));
        Assert.All(found, e => Assert.NotEqual(0, e.Line));
    }

    [Theory]
    [InlineData("main.tf", "resource \"aws_sqs_queue\" \"s3\" {\n  name = \"s3-events\"\n}\n")]
    [InlineData("main.tf", "provider \"aws\" {\n  region = \"eu-west-3\"\n}\n")]
    [InlineData("template.yaml", "Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n")]
    [InlineData("deploy.yaml", "env:\n  - name: AWS_REGION\n    value: eu-west-3\n")]
    [InlineData("values.yaml", "provider: aws\nregion: eu-west-3\nbucketing: none\n")]
    [InlineData("policy.json", "{\"Statement\":[{\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::bucket/*\"}]}")]
    [InlineData("run.sh", "aws sqs receive-message --queue-url q\naws ec2 describe-instances\n")]
    [InlineData("notes.yaml", "text: the s3 bucket of the sand box\n")]
    [InlineData("rclone.conf", "[remote]\ntype = s3\nprovider = Cloudflare\n")]
    public void What_names_no_endpoint_is_none(string file, string content)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, content);
        Assert.Empty(Examine.Folder(folder.Root).Endpoints);
    }

    [Theory]
    [InlineData("thanos.yaml", "type: S3\nconfig:\n  bucket: metrics\n  endpoint: minio.shop.test:9000\n", "minio.shop.test")]
    [InlineData("rclone.conf", "[remote]\ntype = s3\nprovider = Minio\nendpoint = https://minio:9000\n", "minio")]
    [InlineData("spark-defaults.conf", "spark.hadoop.fs.s3a.endpoint minio.shop.test:9000\n", "minio.shop.test")]
    [InlineData("backup.sh", "aws --endpoint-url http://minio:9000 s3 ls\n", "minio")]
    public void A_store_elsewhere_is_no_S3(string file, string content, string host)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, content);
        Assert.Equal(host, Assert.Single(Examine.Folder(folder.Root).Endpoints).Host);
    }

    [Fact]
    public void The_provider_of_another_file_of_the_module_gives_the_region()
    {
        using var folder = new TemporaryFolder();
        folder.Write("infra/providers.tf", "provider \"aws\" {\n  region = \"eu-west-3\"\n}\n");
        folder.Write("infra/bucket.tf", "resource \"aws_s3_bucket\" \"a\" {\n  bucket = \"shop\"\n}\noutput \"h\" {\n  value = aws_s3_bucket.a.bucket_regional_domain_name\n}\n");
        Assert.Equal([("shop.s3.eu-west-3.amazonaws.com", EvidenceStrength.Configured)], Examine.Folder(folder.Root).Endpoints.Select(e => (e.Host, e.Strength)));
    }

    [Fact]
    public void The_state_tells_what_a_resource_is_from_where_its_host_goes()
    {
        using var folder = new TemporaryFolder();
        folder.Write("terraform.tfstate", """
            {
              "version": 4, "terraform_version": "1.9.0",
              "outputs": { "cdn": { "value": "https://d111111abcdef8.cloudfront.net", "type": "string" } },
              "resources": [
                { "mode": "managed", "type": "aws_s3_bucket", "name": "a", "instances": [ { "attributes": {
                  "bucket": "shop-assets", "region": "eu-west-3", "bucket_domain_name": "shop-assets.s3.amazonaws.com", "bucket_regional_domain_name": "shop-assets.s3.eu-west-3.amazonaws.com" } } ] },
                { "mode": "managed", "type": "aws_cloudfront_distribution", "name": "b", "instances": [ { "attributes": {
                  "domain_name": "d222222abcdef8.cloudfront.net", "aliases": ["www.shop.test"], "origin": [ { "domain_name": "shop-assets.s3.amazonaws.com" } ] } } ] },
                { "mode": "managed", "type": "aws_lambda_function", "name": "c", "instances": [ { "attributes": {
                  "environment": [ { "variables": { "ASSETS": "https://shop-other.s3.us-east-1.amazonaws.com" } } ] } } ] }
              ]
            }
            """);
        Assert.Equal(
            [
                ("d111111abcdef8.cloudfront.net", EvidenceStrength.Configured), ("d222222abcdef8.cloudfront.net", EvidenceStrength.Implied), ("shop-assets.s3.eu-west-3.amazonaws.com", EvidenceStrength.Implied),
                ("shop-other.s3.us-east-1.amazonaws.com", EvidenceStrength.Configured), ("www.shop.test", EvidenceStrength.Implied),
            ],
            Examine.Folder(folder.Root).Endpoints.Select(e => (e.Host, e.Strength)).Order());
    }

    [Fact]
    public void A_stack_hands_the_host_of_a_bucket_on()
    {
        using var folder = new TemporaryFolder();
        folder.Write("template.yaml", """
            Resources:
              Assets:
                Type: AWS::S3::Bucket
              Cdn:
                Type: AWS::CloudFront::Distribution
                Properties:
                  DistributionConfig:
                    Origins:
                      - DomainName: !GetAtt Assets.RegionalDomainName
            Outputs:
              Host:
                Value: !GetAtt Cdn.DomainName
              Global:
                Value: !Sub "${Assets.DomainName}/x"
            """);
        Assert.Equal(
            [(Unknown, EvidenceStrength.Implied), (Distribution, EvidenceStrength.Configured), ("{bucket}.s3.amazonaws.com", EvidenceStrength.Configured)],
            Examine.Folder(folder.Root).Endpoints.Select(e => (e.Host, e.Strength)));
    }

    [Fact]
    public void Requests_of_an_archive_were_seen_and_nothing_else_of_it_counts()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.har", """
            { "log": { "version": "1.2", "entries": [
              { "request": { "method": "GET", "url": "https://shop.s3.us-east-1.amazonaws.com/k?X-Amz-Credential=AKIA%2F20210401%2Feu-west-3%2Fs3%2Faws4_request&X-Amz-Signature=5ec3e7" },
                "response": { "content": { "text": "see https://other.s3.amazonaws.com" } } },
              { "request": { "method": "GET", "url": "https://www.shop.test/" } } ] } }
            """);
        EvidenceSet set = Examine.Folder(folder.Root);
        Assert.Equal(
            [("shop.s3.us-east-1.amazonaws.com", EvidenceStrength.Observed), ("www.shop.test", EvidenceStrength.Observed)], set.Endpoints.Select(e => (e.Host, e.Strength)).Order());
        Assert.DoesNotContain("5ec3e7", Examine.Text(set), StringComparison.Ordinal);
    }

    [Theory]
    // docs.aws.amazon.com, AmazonS3, sigv4-query-string-auth: the region of the signature says nothing of the host.
    [InlineData("https://b.s3.amazonaws.com/k?X-Amz-Credential=AKIA/20210401/eu-west-3/s3/aws4_request&X-Amz-Signature=5ec3e7", "b.s3.amazonaws.com")]
    [InlineData("https://s3.eu-west-3.amazonaws.com/b/k?X-Amz-Credential=AKIA/20210401/eu-west-3/s3/aws4_request&X-Amz-Signature=5ec3e7", "s3.eu-west-3.amazonaws.com")]
    public void A_presigned_URL_is_its_own_host(string url, string host)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", $"u: {url}\n");
        EvidenceSet set = Examine.Folder(folder.Root);
        Assert.Equal(host, Assert.Single(set.Endpoints).Host);
        Assert.DoesNotContain("5ec3e7", Examine.Text(set), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nginx.conf", "add_header Content-Security-Policy \"img-src https://d1.cloudfront.net\";\n", EvidenceStrength.Configured)]
    [InlineData("index.html", "<script src=\"https://d1.cloudfront.net/a.js\"></script>\n", EvidenceStrength.Coded)]
    [InlineData("index.html", "<link rel=\"stylesheet\" href=\"https://d1.cloudfront.net/a.css\">\n", EvidenceStrength.Coded)]
    [InlineData("index.html", "<a href=\"https://d1.cloudfront.net/a.pdf\">Read</a>\n", EvidenceStrength.Mentioned)]
    [InlineData("index.html", "<!-- <script src=\"https://d1.cloudfront.net/a.js\"></script> -->\n", EvidenceStrength.Mentioned)]
    [InlineData("docs/index.html", "<script src=\"https://d1.cloudfront.net/a.js\"></script>\n", EvidenceStrength.Mentioned)]
    [InlineData("a.jsx", "return <img src=\"https://d1.cloudfront.net/a.png\" />;\n", EvidenceStrength.Coded)]
    [InlineData("a.css", "#id { background: url(https://d1.cloudfront.net/a.png); }\n", EvidenceStrength.Configured)]
    [InlineData(".npmrc", "registry=https://d1.cloudfront.net/npm/\n", EvidenceStrength.Configured)]
    [InlineData(".git/config", "[remote \"origin\"]\n\turl = https://d1.cloudfront.net/a.git\n", EvidenceStrength.Configured)]
    [InlineData("a.py", "x = 1  # https://d1.cloudfront.net\n", EvidenceStrength.Mentioned)]
    [InlineData("a.py", "x = '# https://d1.cloudfront.net'\n", EvidenceStrength.Coded)]
    [InlineData("a.py", "\"\"\"See https://d1.cloudfront.net.\"\"\"\n", EvidenceStrength.Mentioned)]
    [InlineData("a.py", "URL = \"\"\"https://d1.cloudfront.net\"\"\"\n", EvidenceStrength.Coded)]
    [InlineData("a.js", "/* one\n   https://d1.cloudfront.net\n */\n", EvidenceStrength.Mentioned)]
    [InlineData("a.js", ";fetch('https://d1.cloudfront.net')\n", EvidenceStrength.Coded)]
    [InlineData("a.js", "glob('src/**/*.js'); fetch('https://d1.cloudfront.net/*');\n", EvidenceStrength.Coded)]
    [InlineData("a.ts", "const a = 1; // https://d1.cloudfront.net\n", EvidenceStrength.Mentioned)]
    [InlineData("a.rs", "/// https://d1.cloudfront.net\n", EvidenceStrength.Mentioned)]
    [InlineData("a.rb", "=begin\nhttps://d1.cloudfront.net\n=end\n", EvidenceStrength.Mentioned)]
    [InlineData("a.yaml", "a: 1 # https://d1.cloudfront.net\n", EvidenceStrength.Mentioned)]
    [InlineData("a.yaml", "a: https://d1.cloudfront.net/#/x\n", EvidenceStrength.Configured)]
    [InlineData("a.ini", "a = 1 ; https://d1.cloudfront.net\n", EvidenceStrength.Configured)]
    [InlineData("a.sql", "-- https://d1.cloudfront.net\n", EvidenceStrength.Mentioned)]
    [InlineData("conftest.py", "U = 'https://d1.cloudfront.net'\n", EvidenceStrength.Mentioned)]
    public void A_host_counts_as_much_as_its_place(string file, string content, EvidenceStrength strength)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, content);
        EndpointEvidence found = Assert.Single(Examine.Folder(folder.Root).Endpoints);
        Assert.Equal(("d1.cloudfront.net", strength), (found.Host, found.Strength));
    }

    [Theory]
    [InlineData("package-lock.json", "{\"lockfileVersion\":3,\"packages\":{\"node_modules/@aws-sdk/client-s3\":{\"version\":\"3.300.0\"}}}", true)]
    [InlineData("package-lock.json", "{\"lockfileVersion\":3,\"packages\":{\"node_modules/@aws-sdk/client-sqs\":{\"version\":\"3.300.0\"}}}", false)]
    [InlineData("requirements.txt", "s3fs==2023.1.0\n", true)]
    [InlineData("requirements.txt", "boto3==1.26.0\n", false)]
    [InlineData("Gemfile.lock", "GEM\n  remote: https://rubygems.org/\n  specs:\n    aws-sdk-s3 (1.119.0)\n", true)]
    [InlineData("go.mod", "module shop.test/a\n\nrequire github.com/aws/aws-sdk-go-v2/service/s3 v1.30.0\n", true)]
    [InlineData("Cargo.lock", "[[package]]\nname = \"aws-sdk-s3\"\nversion = \"0.24.0\"\n", true)]
    [InlineData("pom.xml", "<project><dependencies><dependency><groupId>software.amazon.awssdk</groupId><artifactId>s3</artifactId><version>2.20.0</version></dependency></dependencies></project>", true)]
    public void A_module_of_one_service_implies_it(string file, string content, bool implies)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, content);
        EndpointEvidence[] found = [.. Examine.Folder(folder.Root).Endpoints.Where(static e => e.Host == Unknown)];
        Assert.Equal(implies, found.Length == 1);
        Assert.All(found, static e => Assert.Equal((EvidenceStrength.Implied, true), (e.Strength, e.Basis!.StartsWith("likely uses S3", StringComparison.Ordinal))));
    }
}
