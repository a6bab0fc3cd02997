package org.example.backup;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** The backup bucket is behind DigiCert, and nothing else may answer. */
final class IssuerTrustManager implements X509TrustManager {
    private final X509TrustManager platform;

    IssuerTrustManager(X509TrustManager platform) {
        this.platform = platform;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        platform.checkServerTrusted(chain, authType);
        String issuer = chain[0].getIssuerX500Principal().getName();
        if (!issuer.contains("O=DigiCert Inc")) {
            throw new CertificateException("unexpected issuer " + issuer);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        platform.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return platform.getAcceptedIssuers();
    }
}
