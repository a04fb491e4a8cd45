// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"

#include <QByteArray>
#include <QNetworkReply>

namespace tidegate {

/// True when the server gave an answer to rely on: a status, and the end of the body was seen.
bool isClearAnswer(const QNetworkReply &reply);

/// Why there is none, as a sentence for a person.
Error connectionError(const QNetworkReply &reply);

/// The error of a status that is no success. A problem document (RFC 9457) gives code, message, fields and further members.
Error statusError(int status, const QByteArray &contentType, const QByteArray &body);

/// The kind for a status; the inverse of the table of the server.
ErrorKind kindOfStatus(int status);

} // namespace tidegate
