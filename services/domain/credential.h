// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <optional>

namespace tidegate {

constexpr qsizetype maxCredential = 64 * 1024; ///< Bytes of one that is stored or tried.

/// What may be said of a stored credential.
struct SecretInfo
{
    QString kind;        ///< "tls-ca", "tls-cert", "tls-key", "token", "access-key".
    QString reference;   ///< "local:<id>", what the connection names.
    QString fingerprint; ///< Of certificates only.
    Instant updatedAt;   ///< When it was stored.

    friend bool operator==(const SecretInfo &, const SecretInfo &) = default;
};

/// Credentials that are tried or stored, by their kind. No place to keep them: they are handed on and forgotten.
using TypedCredentials = QMap<QString, QByteArray>;

/// What signs requests to AWS: the credential of kind "access-key", which has two parts, and a third where it is good for a time only.
struct AccessKey
{
    QString id;             ///< "AKIA…"; no secret.
    QString secret;         ///< Never shown.
    QString sessionToken{}; ///< Of temporary ones; empty: it lasts.

    friend bool operator==(const AccessKey &, const AccessKey &) = default;
};

/// As it is stored and sent: the object in which AWS's own tools hand keys on (credential_process).
QByteArray toCredential(const AccessKey &key);
/// Nothing unless both parts are there and of the characters that AWS makes them of. What else is in the object is not kept.
std::optional<AccessKey> accessKeyFrom(const QByteArray &credential);
/// Whether the parts are what AWS hands out.
bool isAccessKey(const AccessKey &key);

} // namespace tidegate
