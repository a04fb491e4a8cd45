// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace tidegate {

constexpr qsizetype maxCredential = 64 * 1024; ///< Bytes of one that is stored or tried.

/// What signs requests to AWS: the credential of kind "access-key", which has two parts.
struct AccessKey
{
    QString id;     ///< "AKIA…"; no secret.
    QString secret; ///< Never shown.

    friend bool operator==(const AccessKey &, const AccessKey &) = default;
};

/// As it is stored and sent: the object in which AWS's own tools hand keys on (credential_process).
QByteArray toCredential(const AccessKey &key);
/// Nothing unless both parts are there and of the characters that AWS makes them of. What else is in the object is not kept.
std::optional<AccessKey> accessKeyFrom(const QByteArray &credential);
/// Whether the parts are what AWS hands out.
bool isAccessKey(const AccessKey &key);

} // namespace tidegate
