// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/awsanswers.h"

#include "services/domain/say.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

struct AwsErrorText
{
    QByteArray code;
    QString message; ///< Of the other side: looked at, and neither kept nor shown.
};

/// "com.amazonaws.ecs#ClusterNotFoundException:http://…" is the middle of it.
QByteArray bareCode(const QByteArray &code)
{
    return code.split(':').first().split('#').last().trimmed();
}

/// The texts of the elements that have one of these names, each the first of its name.
QHash<QString, QString> elementsOf(const QByteArray &xml, const QStringList &names)
{
    QHash<QString, QString> texts;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString name = reader.name().toString();
        if (names.contains(name) && !texts.contains(name))
            texts.insert(name, reader.readElementText(QXmlStreamReader::IncludeChildElements));
    }
    return reader.hasError() ? QHash<QString, QString>() : texts;
}

AwsErrorText errorTextOf(const HttpAnswer &answer)
{
    AwsErrorText text{bareCode(answer.header("x-amzn-errortype")), {}};
    if (answer.body.trimmed().startsWith('<')) {
        const auto elements = elementsOf(answer.body, {u"Code"_s, u"Message"_s});
        if (text.code.isEmpty())
            text.code = bareCode(elements.value(u"Code"_s).toUtf8());
        text.message = elements.value(u"Message"_s);
        return text;
    }
    const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
    for (const auto member : {"__type"_L1, "code"_L1}) {
        if (text.code.isEmpty())
            text.code = bareCode(json.value(member).toString().toUtf8());
    }
    text.message = json.value("message"_L1).toString(json.value("Message"_L1).toString());
    return text;
}

struct AwsErrorCode
{
    QByteArrayView code;
    AwsFault fault;
};

/// Those of services that speak JSON end in "Exception" as well.
constexpr std::array errorCodes{
    AwsErrorCode{"Throttling", AwsFault::Throttled},
    AwsErrorCode{"Throttled", AwsFault::Throttled},
    AwsErrorCode{"RequestThrottled", AwsFault::Throttled},
    AwsErrorCode{"TooManyRequests", AwsFault::Throttled},
    AwsErrorCode{"RequestLimitExceeded", AwsFault::Throttled},
    AwsErrorCode{"BandwidthLimitExceeded", AwsFault::Throttled},
    AwsErrorCode{"LimitExceeded", AwsFault::Throttled},
    AwsErrorCode{"SlowDown", AwsFault::Throttled},
    AwsErrorCode{"PriorRequestNotComplete", AwsFault::Throttled},
    AwsErrorCode{"EC2Throttled", AwsFault::Throttled},
    AwsErrorCode{"Server", AwsFault::Busy},
    AwsErrorCode{"InternalFailure", AwsFault::Busy},
    AwsErrorCode{"InternalServerError", AwsFault::Busy},
    AwsErrorCode{"ServiceUnavailable", AwsFault::Busy},
    AwsErrorCode{"RequestTimeout", AwsFault::Busy},
    AwsErrorCode{"RequestExpired", AwsFault::ClockDiffers},
    AwsErrorCode{"RequestTimeTooSkewed", AwsFault::ClockDiffers},
    AwsErrorCode{"RequestInTheFuture", AwsFault::ClockDiffers},
    AwsErrorCode{"ExpiredToken", AwsFault::Expired},
    AwsErrorCode{"UnrecognizedClient", AwsFault::UnknownKey},
    AwsErrorCode{"InvalidClientTokenId", AwsFault::UnknownKey},
    AwsErrorCode{"InvalidAccessKeyId", AwsFault::UnknownKey},
    AwsErrorCode{"InvalidSignature", AwsFault::WrongSignature},
    AwsErrorCode{"SignatureDoesNotMatch", AwsFault::WrongSignature},
    AwsErrorCode{"IncompleteSignature", AwsFault::WrongSignature},
    AwsErrorCode{"MissingAuthenticationToken", AwsFault::WrongSignature},
    AwsErrorCode{"AuthFailure", AwsFault::WrongSignature},
    AwsErrorCode{"AccessDenied", AwsFault::Denied},
    AwsErrorCode{"NotAuthorized", AwsFault::Denied},
    AwsErrorCode{"UnauthorizedOperation", AwsFault::Denied},
    AwsErrorCode{"OptInRequired", AwsFault::Denied},
    AwsErrorCode{"SubscriptionRequired", AwsFault::Denied},
    AwsErrorCode{"RegionDisabled", AwsFault::Denied},
    AwsErrorCode{"ClusterNotFound", AwsFault::NoCluster},
    AwsErrorCode{"ServiceNotFound", AwsFault::NoService},
    AwsErrorCode{"ServiceNotActive", AwsFault::NoService},
    AwsErrorCode{"InvalidParameter", AwsFault::BadParameter},
    AwsErrorCode{"InvalidParameterValue", AwsFault::BadParameter},
    AwsErrorCode{"Validation", AwsFault::BadParameter},
    AwsErrorCode{"ValidationError", AwsFault::BadParameter},
    AwsErrorCode{"Client", AwsFault::BadParameter},
};

std::optional<AwsFault> faultOfCode(QByteArray code)
{
    if (code.endsWith("Exception"))
        code.chop(9);
    const auto *found = std::find_if(errorCodes.begin(), errorCodes.end(), [&](const AwsErrorCode &each) { return each.code == code; });
    return found == errorCodes.end() ? std::nullopt : std::optional(found->fault);
}

} // namespace

Error malformedAws()
{
    return makeError(ErrorKind::Unavailable, say("malformed-answer/aws"));
}

AwsFault awsFaultOf(const HttpAnswer &answer)
{
    const AwsErrorText text = errorTextOf(answer);
    const auto fault = faultOfCode(text.code);
    if (answer.status == 429 || text.message.startsWith("Rate exceeded"_L1))
        return AwsFault::Throttled;
    if (fault == AwsFault::WrongSignature && (text.message.contains("Signature expired"_L1) || text.message.contains("Signature not yet current"_L1)))
        return AwsFault::ClockDiffers;
    if (fault)
        return *fault;
    return answer.status >= 500 ? AwsFault::Busy : AwsFault::Other;
}

Result<AwsSession> readAssumedRole(const QByteArray &body)
{
    const auto elements = elementsOf(body, {u"AccessKeyId"_s, u"SecretAccessKey"_s, u"SessionToken"_s, u"Expiration"_s});
    const auto text = [&](const QString &name) { return elements.value(name).trimmed().toUtf8(); };
    const auto expiresAt = parseInstant(text(u"Expiration"_s).toStdString());
    const AwsSession session{{text(u"AccessKeyId"_s), text(u"SecretAccessKey"_s), text(u"SessionToken"_s)}, expiresAt ? *expiresAt : Instant()};
    const auto &[id, secret, token] = session.credentials;
    if (!expiresAt || id.isEmpty() || secret.isEmpty() || token.isEmpty())
        return malformedAws();
    return session;
}

} // namespace tidegate
