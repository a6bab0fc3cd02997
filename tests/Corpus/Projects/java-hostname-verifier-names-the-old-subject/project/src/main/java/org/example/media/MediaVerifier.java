package org.example.media;

import java.security.cert.X509Certificate;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

final class MediaVerifier implements HostnameVerifier {
    @Override
    public boolean verify(String hostname, SSLSession session) {
        try {
            X509Certificate server = (X509Certificate) session.getPeerCertificates()[0];
            String subject = server.getSubjectX500Principal().getName();
            return subject.equals("CN=*.s3.amazonaws.com,O=Amazon.com\\, Inc.,L=Seattle,ST=Washington,C=US");
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }
}
