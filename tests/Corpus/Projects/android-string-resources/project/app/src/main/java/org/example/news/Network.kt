package org.example.news

import android.content.res.Resources
import okhttp3.CertificatePinner

fun pinner(resources: Resources): CertificatePinner = CertificatePinner.Builder()
    .add(resources.getString(R.string.cdn_host), resources.getString(R.string.cdn_pin), resources.getString(R.string.cdn_pin_backup))
    .build()
