import os

DEBUG = False
AWS_STORAGE_BUCKET_NAME = "shop-media"
AWS_S3_REGION_NAME = "ap-east-1"
AWS_S3_CUSTOM_DOMAIN = "d2kq3example.cloudfront.net"
AWS_SECRET_ACCESS_KEY = os.environ["SECRET"]
