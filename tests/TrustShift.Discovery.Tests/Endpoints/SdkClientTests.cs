using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Endpoints;

/// <summary>Clients of S3 as the documentation of each SDK makes them; the hosts are those of the SDK's endpoint rules.</summary>
public sealed class SdkClientTests
{
    private const string Unknown = "{bucket}.s3.{region}.amazonaws.com";
    private const string Paris = "{bucket}.s3.eu-west-3.amazonaws.com";

    [Theory]
    // boto3: Session reference, Config reference.
    [InlineData("a.py", "import boto3\ns3 = boto3.client('s3')\n", Unknown)]
    [InlineData("a.py", "import boto3\ns3 = boto3.resource(\"s3\")\n", Unknown)]
    [InlineData("a.py", "s3 = boto3.client('s3', region_name='eu-west-3')\n", Paris)]
    [InlineData("a.py", "s3 = boto3.client(\n    's3',\n    region_name='eu-west-3',\n)\n", Paris)]
    [InlineData("a.py", "s3 = boto3.client(service_name='s3', region_name=\"eu-west-3\")\n", Paris)]
    [InlineData("a.py", "REGION = 'eu-west-3'\ns3 = boto3.client('s3', region_name=REGION)\n", Paris)]
    [InlineData("a.py", "REGION = os.environ.get('AWS_REGION', 'eu-west-3')\ns3 = boto3.client('s3', region_name=REGION)\n", Unknown)]
    [InlineData("a.py", "REGION = 'eu-west-3'\nREGION = load()\ns3 = boto3.client('s3', region_name=REGION)\n", Unknown)]
    [InlineData("a.py", "s3 = boto3.client('s3', region_name=os.getenv('R', 'eu-west-3'))\n", Unknown)]
    [InlineData("a.py", "s3 = boto3.client('s3', region_name=r or 'eu-west-3')\n", Unknown)]
    [InlineData("a.py", "def f(region='eu-west-3'):\n    return boto3.client('s3', region_name=region)\n", Unknown)]
    [InlineData("a.py", "region = 'eu-west-3'\ndef f(region):\n    return boto3.client('s3', region_name=region)\n", Unknown)]
    [InlineData("a.py", "session = boto3.Session(region_name='eu-west-3')\ns3 = session.client('s3')\n", Paris)]
    [InlineData("a.py", "class A:\n    def __init__(self):\n        self.session = boto3.session.Session(region_name='eu-west-3')\n        self.s3 = self.session.client('s3')\n", Paris)]
    [InlineData("a.py", "s3 = boto3.Session(region_name='eu-west-3').client('s3')\n", Paris)]
    [InlineData("a.py", "s3 = boto3.client('s3', config=Config(region_name='eu-west-3'))\n", Paris)]
    [InlineData("a.py", "cfg = Config(region_name='eu-west-3')\ns3 = boto3.client('s3', config=cfg)\n", Paris)]
    [InlineData("a.py", "s3 = boto3.client('s3', region_name='us-east-1', config=Config(s3={'use_accelerate_endpoint': True}))\n", "{bucket}.s3-accelerate.amazonaws.com")]
    [InlineData("a.py", "s3 = boto3.client('s3', region_name='eu-west-3', config=Config(use_dualstack_endpoint=True))\n", "{bucket}.s3.dualstack.eu-west-3.amazonaws.com")]
    [InlineData("a.py", "s3 = boto3.client('s3', region_name='cn-north-1')\n", "{bucket}.s3.cn-north-1.amazonaws.com.cn")]
    [InlineData("a.py", "s3 = boto3.client('s3control', region_name='eu-west-3')\n", "{account}.s3-control.eu-west-3.amazonaws.com")]
    [InlineData("a.py", "async with session.create_client('s3', region_name='eu-west-3') as client:\n    pass\n", Paris)]
    [InlineData("a.py", "fs = s3fs.S3FileSystem(anon=False)\n", Unknown)]
    [InlineData("a.py", "fs = s3fs.S3FileSystem(client_kwargs={'region_name': 'eu-west-3'})\n", Paris)]
    [InlineData("a.py", "fs = fsspec.filesystem('s3', anon=True)\n", Unknown)]
    [InlineData("a.py", "fs = pyarrow.fs.S3FileSystem(region='eu-west-3')\n", Paris)]
    [InlineData("a.py", "df = pd.read_csv('s3://bucket/key.csv')\n", Unknown)]
    // What belongs to another client, another object or another scope is not this client's region.
    [InlineData("a.py", "s3 = boto3.client('s3')\nsqs = boto3.client('sqs', region_name='eu-west-3')\n", Unknown)]
    [InlineData("a.py", "s3 = session.client('s3')\nsqs = session.client('sqs', region_name='eu-west-3')\n", Unknown)]
    [InlineData("a.py", "s3 = boto3.client('s3', aws_secret_access_key=load(region_name='eu-west-3'))\n", Unknown)]
    [InlineData("a.py", "key = vault(region_name='eu-west-3')\ns3 = boto3.client('s3', verify=key)\n", Unknown)]
    [InlineData("a.py", "class Dev:\n    REGION = 'eu-west-3'\ns3 = boto3.client('s3', region_name=settings.REGION)\n", Unknown)]
    [InlineData("a.py", "region = 'eu-west-3'\nfor region in regions:\n    s3 = boto3.client('s3', region_name=region)\n", Unknown)]
    [InlineData("a.py", "region = 'eu-west-3'\nregion, bucket = load()\ns3 = boto3.client('s3', region_name=region)\n", Unknown)]
    [InlineData("a.py", "region = 'eu-west-3'\nregion, bucket, key = load()\ns3 = boto3.client('s3', region_name=region)\n", Unknown)]
    [InlineData("a.py", "region = 'eu-west-3'\ns3s = [boto3.client('s3', region_name=region) for region in regions]\n", Unknown)]
    [InlineData("a.py", "region = 'eu-west-3'\ndef f(\n    bucket,\n    region,\n):\n    return boto3.client('s3', region_name=region)\n", Unknown)]
    [InlineData("a.ts", "const region = 'eu-west-3';\nregions.map(region => new S3Client({ region }));\n", Unknown)]
    [InlineData("a.ts", "const region = 'eu-west-3';\nfunction f(o) {\n  const { region } = o;\n  return new S3Client({ region });\n}\n", Unknown)]
    [InlineData("a.ts", "const region = 'eu-west-3';\nexport const f = ({ region }) => new S3Client({ region });\n", Unknown)]
    [InlineData("a.ts", "class A {\n  make(region: string): S3Client {\n    return new S3Client({ region });\n  }\n}\nconst region = 'eu-west-3';\n", Unknown)]
    [InlineData("a.ts", "new S3Client({ credentials: fromTemporaryCredentials({ clientConfig: { region: 'eu-west-3' } }) });\n", Unknown)]
    [InlineData("A.java", "S3Client s3 = S3Client.builder().credentialsProvider(P.builder().stsClient(StsClient.builder().region(Region.EU_WEST_3).build()).build()).build();\n", Unknown)]
    [InlineData("A.java", "String region = \"eu-west-3\";\nS3Client make(String region) throws X {\n  return S3Client.builder().region(Region.of(region)).build();\n}\n", Unknown)]
    [InlineData("a.go", "import \"github.com/aws/aws-sdk-go-v2/service/s3\"\nfunc a() {\n\tcfg, err := config.LoadDefaultConfig(ctx, config.WithRegion(\"eu-west-3\"))\n}\nfunc (s *S) b(cfg aws.Config) *s3.Client {\n\treturn s3.NewFromConfig(cfg)\n}\n", Unknown)]
    [InlineData("a.cs", "var a = new AmazonSQSClient(RegionEndpoint.EUWest3);\nvar s3 = new AmazonS3Client();\n", Unknown)]
    // AWS SDK for JavaScript.
    [InlineData("a.js", "const s3 = new AWS.S3();\n", Unknown)]
    [InlineData("a.js", "const s3 = new AWS.S3({ region: 'eu-west-3' });\n", Paris)]
    [InlineData("a.js", "AWS.config.update({ region: 'eu-west-3' });\nconst s3 = new AWS.S3({ apiVersion: '2006-03-01' });\n", Paris)]
    [InlineData("a.js", "AWS.config.region = 'eu-west-3';\nconst s3 = new AWS.S3();\n", Paris)]
    [InlineData("a.js", "AWS.config.update({ region: process.env.R });\nconst s3 = new AWS.S3();\n", Unknown)]
    [InlineData("a.ts", "const client = new S3Client({ region: \"eu-west-3\" });\n", Paris)]
    [InlineData("a.ts", "const client = new S3Client({});\n", Unknown)]
    [InlineData("a.ts", "const region = 'eu-west-3';\nconst client = new S3Client({ region });\n", Paris)]
    [InlineData("a.ts", "export function make(region: string) {\n  return new S3Client({ region });\n}\n", Unknown)]
    [InlineData("a.ts", "const client = new S3Client({ region: process.env.AWS_REGION || 'eu-west-3' });\n", Unknown)]
    [InlineData("a.ts", "const client = new S3Client({ region: 'eu-west-3', followRegionRedirects: true });\n", Unknown)]
    [InlineData("a.ts", "const client = new S3Client({\n  region: 'us-west-2',\n  useAccelerateEndpoint: true,\n});\n", "{bucket}.s3-accelerate.amazonaws.com")]
    [InlineData("a.ts", "const client = new S3Client({ region: 'us-west-2', useDualstackEndpoint: true });\n", "{bucket}.s3.dualstack.us-west-2.amazonaws.com")]
    [InlineData("a.ts", "const config = { region: 'eu-west-3' };\nconst client = new S3Client(config);\n", Paris)]
    [InlineData("a.js", "import { S3 } from '@aws-sdk/client-s3';\nconst s3 = new S3({ region: 'eu-west-3' });\n", Paris)]
    // AWS SDKs for Java, versions 1 and 2, and for Kotlin.
    [InlineData("A.java", "AmazonS3 s3 = AmazonS3ClientBuilder.standard()\n    .withRegion(Regions.EU_WEST_3)\n    .build();\n", Paris)]
    [InlineData("A.java", "AmazonS3 s3 = AmazonS3ClientBuilder.standard().withRegion(\"eu-west-3\").build();\n", Paris)]
    [InlineData("A.java", "AmazonS3 s3 = AmazonS3ClientBuilder.defaultClient();\n", Unknown)]
    [InlineData("A.java", "AmazonS3 s3 = new AmazonS3Client(credentials);\ns3.setRegion(Region.getRegion(Regions.EU_WEST_3));\n", Paris)]
    [InlineData("A.java", "AmazonS3 s3 = new AmazonS3Client(credentials);\n", Unknown)]
    [InlineData("A.java", "AmazonS3 s3 = AmazonS3ClientBuilder.standard().withRegion(Regions.EU_WEST_3).enableForceGlobalBucketAccess().build();\n", Unknown)]
    [InlineData("A.java", "AmazonS3 s3 = AmazonS3ClientBuilder.standard().withRegion(Regions.US_WEST_2).withAccelerateModeEnabled(true).build();\n", "{bucket}.s3-accelerate.amazonaws.com")]
    [InlineData("A.java", "S3Client s3 = S3Client.builder().region(Region.EU_WEST_3).build();\n", Paris)]
    [InlineData("A.java", "Region region = Region.EU_WEST_3;\nS3Client s3 = S3Client.builder()\n    .region(region)\n    .build();\n", Paris)]
    [InlineData("A.java", "private static final String REGION = \"eu-west-3\";\nS3Client s3 = S3Client.builder().region(Region.of(REGION)).build();\n", Paris)]
    [InlineData("A.java", "S3AsyncClient s3 = S3AsyncClient.crtBuilder().build();\n", Unknown)]
    [InlineData("A.java", "S3Presigner p = S3Presigner.create();\n", Unknown)]
    [InlineData("A.kt", "val s3 = S3Client { region = \"eu-west-3\" }\n", Paris)]
    [InlineData("A.kt", "val s3 = S3Client.fromEnvironment { region = \"eu-west-3\" }\n", Paris)]
    // AWS SDKs for Go.
    [InlineData("a.go", "import \"github.com/aws/aws-sdk-go/service/s3\"\nsvc := s3.New(sess)\n", Unknown)]
    [InlineData("a.go", "import \"github.com/aws/aws-sdk-go/service/s3\"\nsvc := s3.New(sess, &aws.Config{Region: aws.String(\"eu-west-3\")})\n", Paris)]
    [InlineData("a.go", "import \"github.com/aws/aws-sdk-go/service/s3\"\nsess, err := session.NewSession(&aws.Config{\n\tRegion: aws.String(\"eu-west-3\")},\n)\nsvc := s3.New(sess)\n", Paris)]
    [InlineData("a.go", "import \"github.com/aws/aws-sdk-go-v2/service/s3\"\ncfg, err := config.LoadDefaultConfig(ctx, config.WithRegion(\"eu-west-3\"))\nclient := s3.NewFromConfig(cfg)\n", Paris)]
    [InlineData("a.go", "import \"github.com/aws/aws-sdk-go-v2/service/s3\"\ncfg, err := config.LoadDefaultConfig(ctx)\nclient := s3.NewFromConfig(cfg)\n", Unknown)]
    [InlineData("a.go", "import \"github.com/aws/aws-sdk-go-v2/service/s3\"\nclient := s3.NewFromConfig(cfg, func(o *s3.Options) {\n\to.Region = \"eu-west-3\"\n})\n", Paris)]
    [InlineData("a.go", "import \"github.com/aws/aws-sdk-go/service/s3\"\nup := s3manager.NewUploader(sess)\n", Unknown)]
    // AWS SDK for .NET.
    [InlineData("a.cs", "var s3 = new AmazonS3Client(RegionEndpoint.EUWest3);\n", Paris)]
    [InlineData("a.cs", "var s3 = new AmazonS3Client(credentials, RegionEndpoint.GetBySystemName(\"eu-west-3\"));\n", Paris)]
    [InlineData("a.cs", "var s3 = new AmazonS3Client();\n", Unknown)]
    [InlineData("a.cs", "var config = new AmazonS3Config { RegionEndpoint = RegionEndpoint.EUWest3 };\nvar s3 = new AmazonS3Client(config);\n", Paris)]
    [InlineData("a.cs", "services.AddAWSService<IAmazonS3>();\n", Unknown)]
    [InlineData("a.ps1", "Get-S3Object -BucketName b\n", Unknown)]
    // AWS SDK for Ruby, fog, Paperclip.
    [InlineData("a.rb", "s3 = Aws::S3::Client.new(region: 'eu-west-3')\n", Paris)]
    [InlineData("a.rb", "s3 = Aws::S3::Resource.new\n", Unknown)]
    [InlineData("a.rb", "Aws.config.update(region: 'eu-west-3')\ns3 = Aws::S3::Client.new\n", Paris)]
    [InlineData("a.rb", "config.fog_credentials = {\n  provider: 'AWS',\n  region: 'eu-west-3'\n}\n", Paris)]
    [InlineData("a.rb", "has_attached_file :a, { storage: :s3, s3_region: 'eu-west-3' }\n", Paris)]
    // AWS SDK for PHP, Laravel.
    [InlineData("a.php", "<?php\n$s3 = new S3Client(['version' => 'latest', 'region' => 'eu-west-3']);\n", Paris)]
    [InlineData("a.php", "<?php\n$s3 = new Aws\\S3\\S3Client([\n  'region'  => 'eu-west-3',\n]);\n", Paris)]
    [InlineData("a.php", "<?php\n$s3 = S3Client::factory();\n", Unknown)]
    [InlineData("a.php", "<?php\n$config = ['region' => 'eu-west-3'];\n$s3 = new S3Client($config);\n", Paris)]
    [InlineData("a.php", "<?php\n$sdk = new Aws\\Sdk(['region' => 'eu-west-3']);\n$s3 = $sdk->createS3();\n", Paris)]
    [InlineData("config/filesystems.php", "<?php return ['disks' => ['s3' => ['driver' => 's3', 'region' => env('AWS_DEFAULT_REGION', 'eu-west-3')]]];\n", Unknown)]
    [InlineData("config/filesystems.php", "<?php return ['disks' => ['s3' => ['driver' => 's3', 'region' => 'eu-west-3', 'bucket' => 'b']]];\n", Paris)]
    // AWS SDK for Rust, rusoto.
    [InlineData("a.rs", "use aws_sdk_s3::Client;\nlet config = aws_config::load_from_env().await;\nlet client = Client::new(&config);\n", Unknown)]
    [InlineData("a.rs", "use aws_sdk_s3::Client;\nlet config = aws_config::from_env()\n    .region(Region::new(\"eu-west-3\"))\n    .load()\n    .await;\nlet client = Client::new(&config);\n", Paris)]
    [InlineData("a.rs", "use aws_sdk_s3::Client;\nlet region_provider = RegionProviderChain::default_provider().or_else(\"eu-west-3\");\nlet config = aws_config::from_env().region(region_provider).load().await;\nlet client = Client::new(&config);\n", Unknown)]
    [InlineData("a.rs", "let client = rusoto_s3::S3Client::new(Region::EuWest3);\n", Unknown)]
    // AWS SDKs for C++, Swift, Dart, Elixir.
    [InlineData("a.cpp", "#include <aws/s3/S3Client.h>\nAws::S3::S3Client client;\n", Unknown)]
    [InlineData("a.cpp", "#include <aws/s3/S3Client.h>\nAws::Client::ClientConfiguration config;\nconfig.region = \"eu-west-3\";\nAws::S3::S3Client client(config);\n", Paris)]
    [InlineData("a.cpp", "#include <aws/s3/S3Client.h>\nconfig.region = Aws::Region::EU_WEST_3;\nauto client = Aws::MakeShared<Aws::S3::S3Client>(\"a\", config);\n", Paris)]
    [InlineData("a.swift", "let client = try S3Client(region: \"eu-west-3\")\n", Paris)]
    [InlineData("a.swift", "let s3 = S3(client: client, region: .euwest3)\n", Paris)]
    [InlineData("a.dart", "final s3 = S3(region: 'eu-west-3');\n", Paris)]
    [InlineData("a.ex", "ExAws.S3.list_objects(\"b\") |> ExAws.request()\n", Unknown)]
    [InlineData("config.exs", "config :ex_aws, :s3,\n  scheme: \"https://\",\n  region: \"eu-west-3\"\n", Paris)]
    // What may change after it was written.
    [InlineData("a.py", "kw = {'region_name': 'eu-west-3'}\nkw['region_name'] = os.environ['R']\ns3 = boto3.client('s3', **kw)\n", Unknown)]
    [InlineData("a.py", "kw = load()\ns3 = boto3.client('s3', region_name='eu-west-3', **kw)\n", Unknown)]
    [InlineData("a.py", "kw = {'region_name': 'eu-west-3'}\nkw.update(load())\ns3 = boto3.client('s3', **kw)\n", Unknown)]
    [InlineData("a.py", "kw = {'region_name': 'eu-west-3'}\ns3 = boto3.client('s3', **kw)\n", Paris)]
    [InlineData("a.ts", "const options = { region: 'eu-west-3' };\nif (x) Object.assign(options, y);\nconst c = new S3Client(options);\n", Unknown)]
    [InlineData("a.js", "const { S3Client } = require('@aws-sdk/client-s3');\nconst extra = require('./extra');\nconst c = new S3Client({ region: 'eu-west-3', ...extra });\n", Unknown)]
    [InlineData("a.rb", "opts = { region: 'eu-west-3' }\nopts[:region] = ENV['R'] if ENV['R']\ns3 = Aws::S3::Client.new(opts)\n", Unknown)]
    [InlineData("a.php", "<?php\n$config = ['region' => 'eu-west-3'];\n$config['region'] = getenv('R');\n$s3 = new Aws\\S3\\S3Client($config);\n", Unknown)]
    [InlineData("a.php", "<?php\n$s3 = new Aws\\S3\\S3MultiRegionClient(['region' => 'eu-west-3']);\n", Unknown)]
    [InlineData("a.go", "import \"github.com/aws/aws-sdk-go/service/s3\"\nvar region = \"eu-west-3\"\nfunc main() {\n\tflag.StringVar(&region, \"region\", region, \"\")\n\tsvc := s3.New(sess, &aws.Config{Region: aws.String(region)})\n}\n", Unknown)]
    public void A_client_goes_to_S3_in_its_region(string file, string code, string host)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, code);
        EndpointEvidence found = Assert.Single(Examine.Folder(folder.Root).Endpoints);
        Assert.Equal((host, "https", EvidenceStrength.Coded), (found.Host, found.Scheme, found.Strength));
        Assert.NotEqual(0, found.Line);
    }

    [Theory]
    [InlineData("a.py", "s3 = boto3.client('s3', endpoint_url='https://minio.shop.test:9000')\n", "minio.shop.test", "https")]
    [InlineData("a.py", "s3 = boto3.client('s3', endpoint_url='http://minio:9000')\n", "minio", "http")]
    [InlineData("a.py", "ENDPOINT = 'https://minio.shop.test'\ns3 = boto3.resource('s3', endpoint_url=ENDPOINT, region_name='us-east-1')\n", "minio.shop.test", "https")]
    [InlineData("a.py", "c = Minio('minio.shop.test:9000', access_key=a, secret_key=b)\n", "{endpoint}", null)]
    [InlineData("a.ts", "const c = new S3Client({ region: 'us-east-1', endpoint: 'https://storage.shop.test', forcePathStyle: true });\n", "storage.shop.test", "https")]
    [InlineData("a.js", "const s3 = new AWS.S3({ endpoint: new AWS.Endpoint('nyc3.spaces.test') });\n", "nyc3.spaces.test", null)]
    [InlineData("A.java", "S3Client s3 = S3Client.builder().endpointOverride(URI.create(\"https://storage.shop.test\")).region(Region.US_EAST_1).build();\n", "storage.shop.test", "https")]
    [InlineData("A.java", "AmazonS3 s3 = AmazonS3ClientBuilder.standard().withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration(\"https://storage.shop.test\", \"us-east-1\")).build();\n", "storage.shop.test", "https")]
    [InlineData("a.cs", "var s3 = new AmazonS3Client(new AmazonS3Config { ServiceURL = \"https://storage.shop.test\", ForcePathStyle = true });\n", "storage.shop.test", "https")]
    [InlineData("a.rb", "s3 = Aws::S3::Client.new(region: 'us-east-1', endpoint: 'https://storage.shop.test')\n", "storage.shop.test", "https")]
    [InlineData("a.php", "<?php\n$s3 = new S3Client(['region' => 'us-east-1', 'endpoint' => 'https://storage.shop.test']);\n", "storage.shop.test", "https")]
    [InlineData("a.go", "import \"github.com/aws/aws-sdk-go-v2/service/s3\"\nc := s3.NewFromConfig(cfg, func(o *s3.Options) {\n\to.BaseEndpoint = aws.String(\"https://storage.shop.test\")\n})\n", "storage.shop.test", "https")]
    public void A_client_with_an_endpoint_goes_there_and_not_to_S3(string file, string code, string host, string? scheme)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, code);
        EndpointEvidence found = Assert.Single(Examine.Folder(folder.Root).Endpoints);
        Assert.Equal((host, scheme, EvidenceStrength.Coded), (found.Host, found.Scheme, found.Strength));
    }

    [Fact]
    public void An_endpoint_that_is_set_at_run_time_may_be_any_and_S3()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.py", "s3 = boto3.client('s3', endpoint_url=os.environ.get('S3_ENDPOINT'))\n");
        Assert.Equal(
            [("{bucket}.s3.{region}.amazonaws.com", EvidenceStrength.Implied), ("{endpoint}", EvidenceStrength.Coded)],
            Examine.Folder(folder.Root).Endpoints.Select(e => (e.Host, e.Strength)));
    }

    [Theory]
    [InlineData("a.py", "sqs = boto3.client('sqs', region_name='eu-west-3')\n")]
    [InlineData("a.py", "region = 's3'\nregion_name = 'eu-west-1'\n")]
    [InlineData("a.py", "# the s3 client of boto3\nx = 's3'\n")]
    [InlineData("a.js", "import { S3 } from './cards';\nconst card = new S3();\n")]
    [InlineData("a.go", "package s3\n\nfunc New(x int) int { return x }\n")]
    [InlineData("a.ts", "const route = { path: '/s3', region: 'eu-west-3' };\n")]
    [InlineData("A.java", "class S3Client { int region = 1; }\n")]
    [InlineData("a.yaml", "AWS_REGION: eu-west-3\nname: s3\n")]
    [InlineData(".env", "AWS_REGION=eu-west-3\nAWS_DEFAULT_REGION=eu-west-3\n")]
    public void What_makes_no_client_is_none(string file, string code)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, code);
        Assert.Empty(Examine.Folder(folder.Root).Endpoints);
    }

    [Theory]
    [InlineData("a.py", "# s3 = boto3.client('s3')\n", EvidenceStrength.Mentioned)]
    [InlineData("a.py", "def f():\n    \"\"\"Use boto3.client('s3') here.\"\"\"\n", EvidenceStrength.Mentioned)]
    [InlineData("a.ts", "/*\n new S3Client({})\n*/\n", EvidenceStrength.Mentioned)]
    [InlineData("tests/a.py", "s3 = boto3.client('s3')\n", EvidenceStrength.Mentioned)]
    [InlineData("a_test.go", "import \"github.com/aws/aws-sdk-go/service/s3\"\nsvc := s3.New(sess)\n", EvidenceStrength.Mentioned)]
    [InlineData("a.spec.ts", "new S3Client({});\n", EvidenceStrength.Mentioned)]
    [InlineData("a.py", "u = 'x # y'; s3 = boto3.client('s3')\n", EvidenceStrength.Coded)]
    [InlineData("a.ts", "const u = 'https://shop.test/*'; new S3Client({}); // '*/'\n", EvidenceStrength.Coded)]
    public void A_client_counts_as_much_as_its_place(string file, string code, EvidenceStrength strength)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, code);
        Assert.Equal(strength, Examine.Folder(folder.Root).Endpoints.Single(e => e.Host == Unknown).Strength);
    }

    [Fact]
    public void A_client_in_a_later_chunk_is_found_once_with_its_line()
    {
        for (int shift = -200; shift <= 200; shift += 50)
        {
            using var folder = new TemporaryFolder();
            string before = string.Concat(Enumerable.Repeat("0123456789abcd;\n", (256 * 1024 / 16) + (shift / 16)));
            folder.Write("a.js", before + "x = new AWS.S3();\n" + before);
            EndpointEvidence found = Assert.Single(Examine.Folder(folder.Root).Endpoints);
            Assert.Equal((before.Count(c => c == '\n') + 1, 1), (found.Line, found.Count));
        }
    }
}
