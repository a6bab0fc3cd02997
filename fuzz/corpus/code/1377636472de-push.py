import os

import urllib3

HOST = "metrics-drop.s3.amazonaws.com"

# Taken with: openssl s_client -connect metrics-drop.s3.amazonaws.com:443 | openssl x509 -fingerprint -sha256
pool = urllib3.HTTPSConnectionPool(
    HOST,
    443,
    assert_fingerprint="E8:99:46:64:7C:A8:18:C0:EE:3F:D3:41:01:09:7C:CB:94:8C:A4:0B:71:80:B9:00:82:85:02:83:C4:31:26:26",
)


def push(name: str, body: bytes) -> int:
    return pool.request("PUT", f"/{name}", body=body, headers={"x-amz-acl": os.environ["ACL"]}).status
