package org.example.chess

import okhttp3.CertificatePinner

val pinner = CertificatePinner.Builder()
    .add("**.s3.us-west-2.amazonaws.com", "sha256/KwccWaCgrnaw6tsrrSO61FgLacNgG2MMLq8GE6+oP5I=")
    .build()
