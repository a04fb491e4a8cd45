// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/labelsfilter.h"

#include "services/codec/strictjson.h"
#include "services/domain/say.h"

using namespace Qt::StringLiterals;

namespace tidegate {

Result<QList<LabelCondition>> parseLabelsFilter(const QString &text)
{
    const Error error = makeError(ErrorKind::Malformed, say("malformed-labels"), text.left(256));
    const auto object = parseJsonObject(text.toUtf8(), {.depth = 1, .members = 64, .stringBytes = 1'024});
    if (!object)
        return error;
    QList<LabelCondition> conditions;
    for (auto it = object->begin(); it != object->end(); ++it) {
        if (it.value().isNull())
            conditions.append({it.key(), {}});
        else if (it.value().isString())
            conditions.append({it.key(), it.value().toString()});
        else
            return error;
    }
    return conditions;
}

} // namespace tidegate
