// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/values.h"

#include "services/domain/say.h"
#include "services/domain/textrules.h"

using namespace Qt::StringLiterals;

namespace tidegate::sql {

QString containing(const QString &text)
{
    QString pattern = searchable(text);
    for (const QChar special : {QChar(u'\\'), QChar(u'%'), QChar(u'_')})
        pattern.replace(special, QString(u'\\') + special);
    return QString(u'%' + pattern + u'%');
}

QByteArray labelsToJson(const Labels &labels)
{
    QJsonObject object;
    for (auto label = labels.cbegin(); label != labels.cend(); ++label)
        object.insert(label.key(), label.value());
    return toJson(object);
}

Labels labelsFromJson(std::string_view json)
{
    const QJsonObject object = toObject(json);
    Labels labels;
    for (auto member = object.begin(); member != object.end(); ++member)
        labels.insert(member.key(), member.value().toString());
    return labels;
}

QByteArray packUuids(const QList<QUuid> &ids)
{
    QByteArray bytes("");
    bytes.reserve(ids.size() * 16);
    for (const QUuid &id : ids)
        bytes += id.toRfc4122();
    return bytes;
}

QList<QUuid> unpackUuids(const QByteArray &bytes)
{
    QList<QUuid> ids;
    for (qsizetype i = 0; i + 16 <= bytes.size(); i += 16)
        ids.append(QUuid::fromRfc4122(QByteArrayView(bytes).sliced(i, 16)));
    return ids;
}

Error staleVersion()
{
    return makeError(ErrorKind::Stale, say("stale/meantime"));
}

} // namespace tidegate::sql
