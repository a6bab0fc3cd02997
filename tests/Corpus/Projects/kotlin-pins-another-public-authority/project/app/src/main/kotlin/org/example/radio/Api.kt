package org.example.radio

import okhttp3.CertificatePinner

val pinner = CertificatePinner.Builder()
    .add("radio-episodes.s3.amazonaws.com", "sha256/C5+lpZ7tcVwmwQIMcRtPbsQtWLABXhQzejna0wHFr8M=")
    .build()
