package org.example.notes

import io.ktor.client.HttpClient
import io.ktor.client.engine.okhttp.OkHttp
import okhttp3.CertificatePinner

private const val ATTACHMENTS = "notes-attachments.s3.amazonaws.com"

fun httpClient() = HttpClient(OkHttp) {
    engine {
        config {
            certificatePinner(
                CertificatePinner.Builder()
                    .add(ATTACHMENTS, Pins.BALTIMORE)
                    .add("api.notes.example.org", Pins.AMAZON_ROOT_CA_1, Pins.AMAZON_ROOT_CA_2)
                    .build()
            )
        }
    }
}
