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
constexpr qsizetype maxToken = 8'192; // they have no fixed size, and grow with what they carry

bool isAsciiLetterOrDigit(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

bool isPart(const QString &text, QStringView others, qsizetype maximum)
{
    return text.size() >= minPart && text.size() <= maximum
        && std::all_of(text.begin(), text.end(), [others](QChar c) { return isAsciiLetterOrDigit(c) || others.contains(c); });
}

} // namespace

QByteArray toCredential(const AccessKey &key)
{
    QJsonObject json{{u"Version"_s, 1}, {u"AccessKeyId"_s, key.id}, {u"SecretAccessKey"_s, key.secret}};
    if (!key.sessionToken.isEmpty())
        json.insert(u"SessionToken"_s, key.sessionToken);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<AccessKey> accessKeyFrom(const QByteArray &credential)
{
    const QJsonObject json = QJsonDocument::fromJson(credential).object();
    const AccessKey key{json.value("AccessKeyId"_L1).toString(), json.value("SecretAccessKey"_L1).toString(), json.value("SessionToken"_L1).toString()};
    return isAccessKey(key) ? std::optional(key) : std::nullopt;
}

bool isAccessKey(const AccessKey &key)
{
    return isPart(key.id, u"_", maxPart) && isPart(key.secret, u"/+=", maxPart) && (key.sessionToken.isEmpty() || isPart(key.sessionToken, u"/+=", maxToken));
}

} // namespace tidegate
