package org.example.pay;

import okhttp3.CertificatePinner;

final class PayClient {
    static final CertificatePinner PINNER = new CertificatePinner.Builder()
        .add("pay.example.org", "sha256/r/mIkG3eEpVdm+u/ko/cwxzOMo1bk4TyHIlByibiA5E=")
        .add("*.pay.example.org", "sha256/H43x1WueEyi8icT8WNf6/cVqfGz18IwtrXCjxbDgRZw=")
        .build();

    static final String RECEIPTS = "https://receipts-example.s3.eu-north-1.amazonaws.com/";
}
