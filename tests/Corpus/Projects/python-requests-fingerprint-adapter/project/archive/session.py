import requests
from requests.adapters import HTTPAdapter

FINGERPRINTS = {
    "https://archive-cold.s3.us-east-1.amazonaws.com": "453b7054754cd8b5ee53e1a37e6cdd75bb7436d34a1e2c05656af5cee08ed6b4",
}


class FingerprintAdapter(HTTPAdapter):
    def __init__(self, fingerprint: str, **kwargs):
        self.fingerprint = fingerprint
        super().__init__(**kwargs)

    def init_poolmanager(self, *args, **kwargs):
        kwargs["assert_fingerprint"] = self.fingerprint
        return super().init_poolmanager(*args, **kwargs)


def session() -> requests.Session:
    s = requests.Session()
    for url, fingerprint in FINGERPRINTS.items():
        s.mount(url, FingerprintAdapter(fingerprint))
    return s
