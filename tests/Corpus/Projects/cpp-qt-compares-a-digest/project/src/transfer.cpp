#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>

static const QByteArray kRoot = QByteArrayLiteral("cb3ccbb76031e5e0138f8dd39a23f9de47ffc35e43c1144cea27d46a5ab1cb5f");

void Transfer::start()
{
    QNetworkRequest request(QUrl("https://d4viewerexample.cloudfront.net/index.json"));
    auto *reply = m_manager->get(request);
    connect(reply, &QNetworkReply::encrypted, this, [reply] {
        const auto chain = reply->sslConfiguration().peerCertificateChain();
        for (const QSslCertificate &certificate : chain) {
            if (certificate.digest(QCryptographicHash::Sha256).toHex() == kRoot)
                return;
        }
        reply->abort();
    });
}
