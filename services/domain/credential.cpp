// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/credential.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype minPart = 16;
constexpr qsizetype maxPart = 128;

bool isAsciiLetterOrDigit(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

bool isPart(const QString &text, QStringView others)
{
    return text.size() >= minPart && text.size() <= maxPart
        && std::all_of(text.begin(), text.end(), [others](QChar c) { return isAsciiLetterOrDigit(c) || others.contains(c); });
}

} // namespace

QByteArray toCredential(const AccessKey &key)
{
    const QJsonObject json{{u"Version"_s, 1}, {u"AccessKeyId"_s, key.id}, {u"SecretAccessKey"_s, key.secret}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<AccessKey> accessKeyFrom(const QByteArray &credential)
{
    const QJsonObject json = QJsonDocument::fromJson(credential).object();
    const AccessKey key{json.value("AccessKeyId"_L1).toString(), json.value("SecretAccessKey"_L1).toString()};
    return isAccessKey(key) ? std::optional(key) : std::nullopt;
}

bool isAccessKey(const AccessKey &key)
{
    return isPart(key.id, u"_") && isPart(key.secret, u"/+=");
}

} // namespace tidegate
