"""Uploads reports. Works like boto3.client('s3') in the manual."""
import boto3
import logging

log = logging.getLogger(__name__)
s3 = boto3.client("s3")
queue = boto3.client("sqs", region_name="eu-west-1")


def upload(path, bucket, key):
    # resource = boto3.resource("s3", region_name="us-west-2")
    log.info("to s3://%s", bucket)
    s3.upload_file(path, bucket, key)
