import hashlib
import socket
import ssl

HOST = "s3-us-west-2.amazonaws.com"

# DigiCert Baltimore CA-2 G2
ISSUER_SHA1 = "a9d53002e97e00e043244f3d170d6f4c414104fd"


def connect() -> ssl.SSLSocket:
    context = ssl.create_default_context()
    sock = context.wrap_socket(socket.create_connection((HOST, 443)), server_hostname=HOST)
    chain = sock.get_verified_chain()
    if not any(hashlib.sha1(der).hexdigest() == ISSUER_SHA1 for der in chain):
        sock.close()
        raise ssl.SSLError("issuer is not the one that we know")
    return sock
