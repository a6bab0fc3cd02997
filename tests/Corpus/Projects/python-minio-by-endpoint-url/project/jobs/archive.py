import boto3

s3 = boto3.client(
    "s3",
    endpoint_url="https://minio.corp.example:9000",
    region_name="us-east-1",
)
