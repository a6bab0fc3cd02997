package org.example.sync;

import com.squareup.okhttp.CertificatePinner;
import com.squareup.okhttp.OkHttpClient;

final class Http {
    static OkHttpClient create() {
        OkHttpClient client = new OkHttpClient();
        client.setCertificatePinner(new CertificatePinner.Builder()
            .add("sync-data.s3.amazonaws.com", "sha1/MKTmT952ivztWpCEKDBGeSwpFXA=")
            .add("sync-data.s3.amazonaws.com", "sha1/8EG7n3O621ra/AduWBqHHo013t4=")
            .build());
        return client;
    }
}
