package org.example.trips

import okhttp3.CertificatePinner

val pinner = CertificatePinner.Builder()
    .add("trips-photos.s3.amazonaws.com", "sha256/Y9mvm0exBk1JoQ57f9Vm28jKo5lFm/woKcVxrYxu80o=", "sha256/++MBgDH5WGvL9Bcn5Be30cRcL0f5O+NyoXuWtQdX1aI=")
    .build()
