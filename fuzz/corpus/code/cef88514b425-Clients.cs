using Amazon;
using Amazon.S3;

namespace Example.Storage;

public static class Clients
{
    public static IAmazonS3 Ohio { get; } = new AmazonS3Client(RegionEndpoint.USEast2);

    public static IAmazonS3 Local { get; } = new AmazonS3Client(new AmazonS3Config { ServiceURL = "https://ceph.corp.example" });
}
