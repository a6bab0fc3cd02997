import botocore.session
url = "https://reports.s3.us-east-1.amazonaws.com/"
