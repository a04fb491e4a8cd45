// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/message.h"

#include <QList>
#include <QString>
#include <QVariantMap>

namespace tidegate {

/// What went wrong, at the granularity at which a caller can react. Each kind has one HTTP status (services/http/problem.cpp).
enum class ErrorKind {
    Malformed,
    Unauthenticated,
    Forbidden,
    NotFound,
    NotAcceptable,
    Conflict,
    Stale,
    TooLarge,
    UnsupportedMedia,
    Misdirected,
    Invalid,
    PreconditionRequired,
    TooManyRequests,
    Internal,
    NotSupported,
    Unavailable,
    Timeout,
    StorageFull,
};

/// One field of a request that is wrong.
struct FieldError
{
    QString pointer; ///< JSON Pointer (RFC 6901) into the request body, such as "/end".
    QString code;    ///< Stable, such as "must-be-after-start".
    QString message; ///< One sentence for a person.
    Message said;    ///< The same for whoever speaks another language; empty when `message` is all there is.

    FieldError() = default;
    FieldError(QString field, const Message &what);
    FieldError(QString field, QString stableCode, QString sentence);

    friend bool operator==(const FieldError &, const FieldError &) = default;
};

/// Why something could not be done.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString code;             ///< Stable and kebab-case, such as "name-taken"; never localised.
    QString message;          ///< One sentence that may be shown to a user.
    QString detail;           ///< For the log only: SQL text, socket error, response body.
    QList<FieldError> fields; ///< All wrong fields at once, for ErrorKind::Invalid.
    QVariantMap extra;        ///< Further members of the problem document, such as "blockers".
    Message said{};           ///< `message` for whoever speaks another language; empty when `message` is all there is.

    friend bool operator==(const Error &, const Error &) = default;
};

/// An error of the catalogue: makeError(ErrorKind::Conflict, say("name-taken")). Its code is that of what is said.
Error makeError(ErrorKind kind, const Message &said, const QString &detail = {});

/// An error in words of its own, in the language of whoever reads it: for models, widgets and programs. The services have the catalogue.
Error spokenError(ErrorKind kind, const QString &code, const QString &message, const QString &detail = {});

/// A validation error (422) of one field.
Error invalidField(const QString &pointer, const Message &said);

/// All wrong fields of one request as one 422: the code of the field when there is one, else "validation-failed".
Error validationError(QList<FieldError> fields);

/// The JSON Pointer (RFC 6901) of a member below another pointer.
QString pointerTo(const QString &parent, const QString &key);

/// The same 404 for what never existed and for what belongs to another tenant.
Error notFound();

} // namespace tidegate
