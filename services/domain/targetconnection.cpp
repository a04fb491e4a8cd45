// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/targetconnection.h"

#include "services/domain/hostname.h"
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

/// Whether a text suits its kind; the empty answer is yes, else the code and the sentence.
std::optional<std::pair<QString, QString>> textProblem(Kind kind, const QString &text)
{
    using Problem = std::pair<QString, QString>;
    switch (kind) {
    case Kind::Host:
        return isHost(text) ? std::nullopt : std::optional(Problem(u"invalid-host"_s, u"Write a host name in ASCII or an IP address in its usual form."_s));
    case Kind::Reference:
        return isReference(text)
            ? std::nullopt
            : std::optional(Problem(u"invalid-reference"_s, u"Name the secret by reference: local:<id>, keychain:<name> or file:/<path>."_s));
    case Kind::Via:
        return text == "direct"_L1 || text == "agent"_L1 ? std::nullopt : std::optional(Problem(u"invalid-value"_s, u"Write “direct” or “agent”."_s));
    case Kind::Uuid:
        return !parseUuid(text).isNull() ? std::nullopt : std::optional(Problem(u"invalid-id"_s, u"This is not an id."_s));
    case Kind::Region:
        return isLowerAlnumOrHyphen(text) && text.count(u'-') >= 2 ? std::nullopt
                                                                   : std::optional(Problem(u"invalid-region"_s, u"Write a region such as eu-central-1."_s));
    case Kind::AccountId:
        return text.size() == 12 && isDigits(text) ? std::nullopt : std::optional(Problem(u"invalid-value"_s, u"An account id has 12 digits."_s));
    case Kind::Url:
        return isHttpUrl(text) ? std::nullopt : std::optional(Problem(u"invalid-url"_s, u"Write an http or https URL without user name and query."_s));
    case Kind::Address:
        return isAddress(text) ? std::nullopt : std::optional(Problem(u"invalid-address"_s, u"Write host:port or an http or https URL."_s));
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
        return isPort(value) ? std::nullopt : std::optional(FieldError{pointer, u"out-of-range"_s, u"A port is a whole number between 1 and 65535."_s});
    if (member.kind == Kind::Boolean)
        return value.isBool() ? std::nullopt : std::optional(FieldError{pointer, u"wrong-type"_s, u"This must be true or false."_s});
    if (!value.isString())
        return FieldError{pointer, u"wrong-type"_s, u"This must be a text."_s};
    const QString text = value.toString();
    if (const auto error = nameError(text, pointer, {.minimum = member.required ? 1 : 0, .maximum = maxConnectionText}, stored))
        return error;
    if (looksLikeSecret(text))
        return FieldError{pointer, u"literal-secret"_s, u"Store the secret first and name it here by reference."_s};
    if (const auto problem = textProblem(member.kind, text))
        return FieldError{pointer, problem->first, problem->second};
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

TargetEndpoint endpointOf(TargetType type, const QJsonObject &connection)
{
    const TargetTypeDescriptor &descriptor = descriptorOf(type);
    const QString address = connection.value(descriptor.address).toString();
    TargetEndpoint endpoint{.host = address, .port = 0, .useTls = usesTls(connection)};
    const int usual = endpoint.useTls ? descriptor.tlsPort : descriptor.plainPort;
    const int port = connection.value("port"_L1).toInt();
    endpoint.port = static_cast<quint16>(port > 0 ? port : usual);
    if (descriptor.member(descriptor.address)->kind == Kind::Address) {
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
                errors.append({pointerTo(u"/connection"_s, member.key), u"required"_s, u"A target of this type needs “%1”."_s.arg(member.key)});
        } else if (const auto error = memberError(member, value, stored.value(member.key).toString())) {
            errors.append(*error);
        }
    }
    for (auto it = connection.begin(); it != connection.end(); ++it) {
        const QString key = it.key();
        if (!descriptor.member(key))
            errors.append({pointerTo(u"/connection"_s, key), u"unknown-field"_s,
                           u"A connection of type %1 has no “%2”; secrets are named by reference only."_s.arg(toString(type), key.left(64))});
    }
    return errors;
}

} // namespace tidegate
