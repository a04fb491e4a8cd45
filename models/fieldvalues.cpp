// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fieldvalues.h"

#include <QJsonValue>
#include <QStringList>

#include <algorithm>

namespace tidegate {

QVariant plainValue(const QVariant &value)
{
    return QJsonValue::fromVariant(value).toVariant();
}

bool isSameValue(const QVariant &a, const QVariant &b)
{
    const QJsonValue left = QJsonValue::fromVariant(a);
    const QJsonValue right = QJsonValue::fromVariant(b);
    const auto isNothing = [](const QJsonValue &value) { return value.isNull() || (value.isString() && value.toString().isEmpty()); };
    return left == right || (isNothing(left) && isNothing(right));
}

bool areSameValues(const FieldValues &a, const FieldValues &b)
{
    const QStringList pointers = a.keys() + b.keys();
    return std::all_of(pointers.begin(), pointers.end(), [&](const QString &pointer) { return isSameValue(a.value(pointer), b.value(pointer)); });
}

} // namespace tidegate
