package org.example.trips

import okhttp3.CertificatePinner

val pinner = CertificatePinner.Builder()
    .add("trips-photos.s3.amazonaws.com", "sha256/++MBgDH5WGvL9Bcn5Be30cRcL0f5O+NyoXuWtQdX1aI=", "sha256/KwccWaCgrnaw6tsrrSO61FgLacNgG2MMLq8GE6+oP5I=")
    .build()
