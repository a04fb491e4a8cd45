// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"
#include "services/domain/say.h"

#include <QSslSocket>

namespace tidegate {

/// What it means that a connection was not made, ended, or was refused. See httpFetch() for the codes.
Error unreached(const Message &said, const QString &detail = {});
Error connectError(QAbstractSocket::SocketError error, const QString &detail);
Error clientCertificateRefused();
/// Of a socket whose handshake failed. `wasRefused`: the other side sent an alert.
Error handshakeError(const QSslSocket &socket, QAbstractSocket::SocketError error, bool wasRefused);

/// Whether an alert of the other side is about the certificate that it was shown, or was not.
bool isAboutClientCertificate(QSsl::AlertType type);
/// What servers that expect TLS say to plain HTTP: a TLS alert, or a 400 with a hint (Go, nginx, Apache).
bool saysTlsIsRequired(int status, const QByteArray &body);
Error tlsRequired();

} // namespace tidegate
