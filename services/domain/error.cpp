// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/error.h"

#include "services/domain/say.h"

using namespace Qt::StringLiterals;

namespace tidegate {

FieldError::FieldError(QString field, const Message &what) : pointer(std::move(field)), code(what.code), message(english(what)), said(what) {}

FieldError::FieldError(QString field, QString stableCode, QString sentence)
    : pointer(std::move(field)), code(std::move(stableCode)), message(std::move(sentence))
{}

Error makeError(ErrorKind kind, const Message &said, const QString &detail)
{
    return {.kind = kind, .code = said.code, .message = english(said), .detail = detail, .fields = {}, .extra = {}, .said = said};
}

Error spokenError(ErrorKind kind, const QString &code, const QString &message, const QString &detail)
{
    return {.kind = kind, .code = code, .message = message, .detail = detail, .fields = {}, .extra = {}};
}

Error invalidField(const QString &pointer, const Message &said)
{
    return validationError({{pointer, said}});
}

Error validationError(QList<FieldError> fields)
{
    const bool single = fields.size() == 1;
    Error error = makeError(ErrorKind::Invalid, say("validation-failed", fields.size()));
    if (single) {
        error.code = fields.first().code;
        error.message = fields.first().message;
        error.said = fields.first().said;
    }
    error.fields = std::move(fields);
    return error;
}

Error notFound()
{
    return makeError(ErrorKind::NotFound, say("not-found/id"));
}

QString pointerTo(const QString &parent, const QString &key)
{
    QString escaped = key;
    escaped.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
    return parent + u'/' + escaped;
}

} // namespace tidegate
