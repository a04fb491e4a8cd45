// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QByteArray>
#include <QSslConfiguration>

namespace tidegate {

/// A server's TLS settings from PEM text: TLS 1.2 or later, only ciphers with ephemeral keys and authenticated encryption, no ALPN.
/// The certificate comes first, the rest of its chain after it. With a client CA, clients must show a certificate it has signed.
Result<QSslConfiguration> makeServerTls(const QByteArray &certificatePem, const QByteArray &keyPem, const QByteArray &clientCaPem = {});

} // namespace tidegate
