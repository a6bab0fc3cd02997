package org.example.photos

import okhttp3.CertificatePinner
import okhttp3.OkHttpClient

/** Uploads go straight to the bucket. */
class UploadClient {
    private val pinner = CertificatePinner.Builder()
        .add("photos-upload.s3.amazonaws.com", "sha256/Y9mvm0exBk1JoQ57f9Vm28jKo5lFm/woKcVxrYxu80o=")
        .add("photos-upload.s3.amazonaws.com", "sha256/6v1ShNHK6UttvfSMIZ6a/8FvqKk/FnRJIuEtob7hKPM=")
        .build()

    val http: OkHttpClient = OkHttpClient.Builder().certificatePinner(pinner).build()

    fun url(key: String) = "https://photos-upload.s3.amazonaws.com/$key"
}
