package org.example.reports;

import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;

final class ReportStore {
    private static final String HOST = "reports.s3.eu-west-1.amazonaws.com";

    static OkHttpClient client() {
        CertificatePinner pinner = new CertificatePinner.Builder()
            .add("reports.s3.eu-west-1.amazonaws.com",
                "sha256/++MBgDH5WGvL9Bcn5Be30cRcL0f5O+NyoXuWtQdX1aI=",
                "sha256/f0KW/FtqTjs108NpYj42SrGvOB2PpxIVM8nWxjPqJGE=",
                "sha256/NqvDJlas/GRcYbcWE8S/IceH9cq77kg0jVhZeAPXq8k=",
                "sha256/9+ze1cZgR9KO1kZrVDxA4HQ6voHRCSVNz4RdTCx4U8U=")
            .build();
        return new OkHttpClient.Builder().certificatePinner(pinner).build();
    }
}
