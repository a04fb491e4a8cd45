// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/targetconnection.h"

#include "services/domain/awsregion.h"
#include "services/domain/hostname.h"
#include "services/domain/say.h"
#include "services/domain/textrules.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Kind = MemberKind;

bool isLowerAlnumOrHyphen(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-'; });
}

bool isDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isPort(const QJsonValue &value)
{
    const double port = value.toDouble(0);
    return port >= 1 && port <= maxPort && port == static_cast<int>(port);
}

bool isReference(const QString &text)
{
    if (text.startsWith("local:"_L1))
        return !parseUuid(QStringView(text).sliced(6)).isNull();
    if (text.startsWith("keychain:"_L1))
        return text.size() > 9;
    return text.startsWith("file:/"_L1) && text.size() > 6;
}

bool isHttpUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1) && isHost(url.host()) && url.userInfo().isEmpty() && !url.hasQuery()
        && !url.hasFragment();
}

/// "host:port", "[address]:port" or an http(s) URL without a path.
bool isAddress(const QString &text)
{
    return isHttpUrl(text.contains("://"_L1) ? text : u"http://"_s + text);
}

/// Whether a text suits its kind; the empty answer is yes.
std::optional<Message> textProblem(Kind kind, const QString &text)
{
    switch (kind) {
    case Kind::Host:
        return isHost(text) ? std::nullopt : std::optional(say("invalid-host/target"));
    case Kind::Reference:
        return isReference(text) ? std::nullopt : std::optional(say("invalid-reference"));
    case Kind::Via:
        return text == "direct"_L1 || text == "agent"_L1 ? std::nullopt : std::optional(say("invalid-value/via"));
    case Kind::Uuid:
        return !parseUuid(text).isNull() ? std::nullopt : std::optional(say("invalid-id/member"));
    case Kind::Region:
        return isLowerAlnumOrHyphen(text) && text.count(u'-') >= 2 ? std::nullopt : std::optional(say("invalid-region"));
    case Kind::AccountId:
        return text.size() == 12 && isDigits(text) ? std::nullopt : std::optional(say("invalid-value/account"));
    case Kind::Url:
        return isHttpUrl(text) ? std::nullopt : std::optional(say("invalid-url"));
    case Kind::Address:
        return isAddress(text) ? std::nullopt : std::optional(say("invalid-address"));
    case Kind::Text:
    case Kind::Port:
    case Kind::Boolean:
        return {};
    }
    Q_UNREACHABLE();
}

std::optional<FieldError> memberError(const ConnectionMember &member, const QJsonValue &value, const QString &stored)
{
    const QString pointer = pointerTo(u"/connection"_s, member.key);
    if (member.kind == Kind::Port)
        return isPort(value) ? std::nullopt : std::optional(FieldError{pointer, say("out-of-range/port")});
    if (member.kind == Kind::Boolean)
        return value.isBool() ? std::nullopt : std::optional(FieldError{pointer, say("wrong-type", say("type/boolean"))});
    if (!value.isString())
        return FieldError{pointer, say("wrong-type", say("type/text"))};
    const QString text = value.toString();
    if (const auto error = nameError(text, pointer, {.minimum = member.required ? 1 : 0, .maximum = maxConnectionText}, stored))
        return error;
    if (looksLikeSecret(text))
        return FieldError{pointer, say("literal-secret/connection")};
    if (const auto problem = textProblem(member.kind, text))
        return FieldError{pointer, *problem};
    return {};
}

} // namespace

bool usesTls(const QJsonObject &connection)
{
    const QJsonValue said = connection.value("tlsEnabled"_L1);
    if (said.isBool())
        return said.toBool();
    const auto isPlain = [&](QLatin1StringView member) { return connection.value(member).toString().startsWith("http://"_L1, Qt::CaseInsensitive); };
    return !isPlain("address"_L1) && !isPlain("endpoint"_L1) && connection.value("port"_L1).toInt() != plainEnginePort;
}

bool isByAgent(const QJsonObject &connection)
{
    return connection.value("via"_L1).toString() == "agent"_L1;
}

AgentId agentOf(const QJsonObject &connection)
{
    return isByAgent(connection) ? AgentId(parseUuid(connection.value("agentId"_L1).toString())) : AgentId();
}

TargetEndpoint endpointOf(TargetType type, const QJsonObject &connection)
{
    const TargetTypeDescriptor &descriptor = descriptorOf(type);
    const MemberKind kind = descriptor.member(descriptor.address)->kind;
    QString address = connection.value(descriptor.address).toString();
    if (const QString own = connection.value("endpoint"_L1).toString(); kind == Kind::Region)
        address = own.isEmpty() && !address.isEmpty() ? awsHost("ecs"_L1, address) : own;
    TargetEndpoint endpoint{.host = address, .port = 0, .useTls = usesTls(connection)};
    const int usual = endpoint.useTls ? descriptor.tlsPort : descriptor.plainPort;
    const int port = connection.value("port"_L1).toInt();
    endpoint.port = static_cast<quint16>(port > 0 ? port : usual);
    if (kind == Kind::Address || kind == Kind::Region) {
        const QUrl url(address.contains("://"_L1) ? address : QString(u"https://"_s + address), QUrl::StrictMode);
        endpoint.host = url.host();
        endpoint.port = static_cast<quint16>(url.port(usual));
    }
    return endpoint;
}

QList<FieldError> connectionErrors(TargetType type, const QJsonObject &connection, const QJsonObject &stored)
{
    QList<FieldError> errors;
    const TargetTypeDescriptor &descriptor = descriptorOf(type);
    for (const ConnectionMember &member : descriptor.members) {
        const QJsonValue value = connection.value(member.key);
        if (value.isUndefined()) {
            if (member.required)
                errors.append({pointerTo(u"/connection"_s, member.key), say("required/connection-member", member.key)});
        } else if (const auto error = memberError(member, value, stored.value(member.key).toString())) {
            errors.append(*error);
        }
    }
    for (auto it = connection.begin(); it != connection.end(); ++it) {
        const QString key = it.key();
        if (!descriptor.member(key))
            errors.append({pointerTo(u"/connection"_s, key), say("unknown-field/connection", toString(type), key.left(64))});
    }
    return errors;
}

} // namespace tidegate
