// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/tlsconfig.h"

#include "services/domain/say.h"

#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

QSslKey readKey(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

bool isModern(const QSslCipher &cipher)
{
    const QString name = cipher.name();
    if (cipher.protocol() == QSsl::TlsV1_3)
        return true;
    return name.startsWith(u"ECDHE-"_s) && (name.contains(u"GCM"_s) || name.contains(u"CHACHA20"_s));
}

Error tlsError(const Message &said)
{
    return makeError(ErrorKind::Invalid, said);
}

} // namespace

Result<QSslConfiguration> makeServerTls(const QByteArray &certificatePem, const QByteArray &keyPem, const QByteArray &clientCaPem)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificatePem, QSsl::Pem);
    if (chain.isEmpty())
        return tlsError(say("bad-certificate"));
    const QSslKey key = readKey(keyPem);
    if (key.isNull())
        return tlsError(say("bad-key"));

    QSslConfiguration configuration;
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setAllowedNextProtocols({});
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    QList<QSslCipher> ciphers = QSslConfiguration::supportedCiphers();
    ciphers.removeIf([](const QSslCipher &cipher) { return !isModern(cipher); });
    configuration.setCiphers(ciphers);

    if (!clientCaPem.isEmpty()) {
        const QList<QSslCertificate> authorities = QSslCertificate::fromData(clientCaPem, QSsl::Pem);
        if (authorities.isEmpty())
            return tlsError(say("bad-client-ca"));
        configuration.setCaCertificates(authorities);
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    }
    return configuration;
}

} // namespace tidegate
