#!/bin/sh
set -eu

curl --fail --silent \
  --pinnedpubkey 'sha256//XSld9jFm4k2NGMgZ8WR/Qn6wwe9wck/Kl03I6AlzO/Q=' \
  --output release.tar.gz \
  https://releases-example.s3.amazonaws.com/release.tar.gz

wget --pinnedpubkey='sha256//DxH4tt40L+eduF6szpY6TONlxhZhBd+pJ9wbHlQ2fuw=' https://d6releasesexample.cloudfront.net/release.sig

actual=$(openssl s_client -connect s3.eu-west-1.amazonaws.com:443 </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha256 | cut -d= -f2)
test "$actual" = "53:D9:B4:CD:FD:93:FD:7A:EA:36:C8:5C:CF:33:6E:06:98:9A:1C:98:7A:F4:96:CC:DF:C5:07:40:DC:A6:AD:B1" || { echo "fingerprint has changed" >&2; exit 1; }
