import os
import boto3

region = os.environ.get("AWS_REGION", "eu-west-3")
s3 = boto3.resource("s3", region_name=region)
