// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/error.h"

using namespace Qt::StringLiterals;

namespace tidegate {

Error validationError(QList<FieldError> fields)
{
    const bool single = fields.size() == 1;
    return {.kind = ErrorKind::Invalid,
            .code = single ? fields.first().code : u"validation-failed"_s,
            .message = single ? fields.first().message : u"%1 fields are wrong."_s.arg(fields.size()),
            .detail = {},
            .fields = std::move(fields),
            .extra = {}};
}

QString pointerTo(const QString &parent, const QString &key)
{
    QString escaped = key;
    escaped.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
    return parent + u'/' + escaped;
}

} // namespace tidegate
