import boto3
from botocore.config import Config

REGION = "eu-north-1"  # all buckets are there


def client():
    return boto3.client(
        "s3",
        region_name=REGION,
        config=Config(
            retries={"max_attempts": 3},
        ),
    )
