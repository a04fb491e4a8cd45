// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/awscheck.h"

#include "services/domain/awsregion.h"
#include "services/domain/credential.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/health/componenthealth.h"
#include "services/health/probecredentials.h"
#include "services/net/answerdate.h"

#include <QRandomGenerator>
#include <QTimer>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// Signatures are taken for five minutes; one that is refused for another reason has no such difference.
constexpr std::chrono::minutes clockTolerance{4};

AwsCredentials credentialsOf(const AccessKey &key)
{
    return {key.id.toUtf8(), key.secret.toUtf8(), key.sessionToken.toUtf8()};
}

HealthReport reportOfFault(AwsFault fault, const QString &action, int status)
{
    switch (fault) {
    case AwsFault::Throttled:
        return makeReport(Health::Unknown, say("throttled"));
    case AwsFault::Busy:
        return makeReport(Health::Unknown, say("aws-unavailable", status));
    case AwsFault::ClockDiffers:
        return makeReport(Health::Unhealthy, say("aws-clock"));
    case AwsFault::Expired:
        return makeReport(Health::Unhealthy, say("credential-expired"));
    case AwsFault::UnknownKey:
        return makeReport(Health::Unhealthy, say("credential-unknown"));
    case AwsFault::WrongSignature:
        return makeReport(Health::Unhealthy, say("credential-refused"));
    case AwsFault::Denied:
        return makeReport(Health::Unhealthy, action == "sts:AssumeRole"_L1 ? say("access-denied/role") : say("access-denied/aws", action));
    case AwsFault::NoCluster:
        return makeReport(Health::Unhealthy, say("cluster-not-found"));
    case AwsFault::NoService:
        return makeReport(Health::Unhealthy, say("service-not-found"));
    case AwsFault::BadParameter:
        return makeReport(Health::Unhealthy, say("engine-error/aws-parameter", action));
    case AwsFault::Other:
        return makeReport(Health::Unhealthy, say("engine-error/aws", status));
    }
    Q_UNREACHABLE();
}

} // namespace

AwsCheck::AwsCheck(const ProbeTarget &target, const OutboundPolicy &policy, const Clock &clock, std::shared_ptr<AwsMemory> memory, const AwsPace &pace)
    : HttpCheck(target, policy, clock, pace.timeout), m_memory(std::move(memory)), m_pace(pace)
{}

void AwsCheck::signIn(const std::function<void()> &whenDone)
{
    if (const auto opened = openKey(); !opened) {
        isKeyStored() ? fail(opened.error()) : finish(makeReport(Health::Unknown, opened.error().said), {});
        return;
    }
    m_credentials = m_own;
    if (target().connection.value("roleArn"_L1).toString().isEmpty())
        whenDone();
    else
        takeOnRole(whenDone);
}

bool AwsCheck::isKeyStored() const
{
    return !target().connection.value("credentialRef"_L1).toString().isEmpty();
}

Result<void> AwsCheck::openKey()
{
    if (!isKeyStored() && !target().openOwn)
        return makeError(ErrorKind::Unavailable, say("credential-required/aws"));
    ASSIGN_OR_RETURN(const auto credential, openReference(target(), "credentialRef"_L1));
    const auto key = accessKeyFrom(credential);
    if (!key)
        return makeError(ErrorKind::Unavailable, isKeyStored() ? say("credential-required/enter") : say("credential-required/own-aws"));
    m_identity = awsIdentity(target(), credential);
    m_own = credentialsOf(*key);
    return {};
}

void AwsCheck::takeOnRole(const std::function<void()> &whenDone)
{
    if (const auto known = m_memory->session(m_identity, now() + clockOffset())) {
        m_credentials = *known;
        m_isInRole = true;
        whenDone();
        return;
    }
    m_credentials = m_own;
    m_isInRole = false;
    const auto onBody = [this, whenDone](const QByteArray &body) {
        const auto session = readAssumedRole(body);
        if (!session) {
            failUnhealthy(session.error());
            return;
        }
        m_memory->keepSession(m_identity, *session);
        m_credentials = session->credentials;
        m_isInRole = true;
        whenDone();
    };
    perform({"sts", u"sts:AssumeRole"_s, roleRequest(), onBody, {}, {}});
}

HttpRequest AwsCheck::newAwsRequest() const
{
    HttpRequest request = newRequest();
    const QByteArray path = QUrl(target().connection.value("endpoint"_L1).toString()).path(QUrl::FullyEncoded).toLatin1();
    request.path = path.isEmpty() ? QByteArray("/") : path;
    return request;
}

/// AWS has hosts of its own for the Security Token Service; who stands in for AWS at an endpoint does so for both.
HttpRequest AwsCheck::roleRequest() const
{
    HttpRequest request = newAwsRequest();
    if (isAwsHost(request.host)) {
        request.path = "/";
        request.host = awsHost("sts"_L1, target().connection.value("region"_L1).toString());
        request.port = 443;
        request.useTls = true;
        request.address.clear();
    }
    request.body = "Action=AssumeRole&Version=2011-06-15&RoleSessionName=tidegate&RoleArn="
        + QUrl::toPercentEncoding(target().connection.value("roleArn"_L1).toString());
    request.headers.append(HttpHeader{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"});
    return request;
}

void AwsCheck::perform(const Action &wanted)
{
    Action action = wanted;
    action.offset = clockOffset();
    HttpRequest request = action.request;
    const auto host = canonicalHost(request.host);
    if (!host) {
        fail(host.error());
        return;
    }
    request.host = *host;
    AwsRequest toSign{"POST", request.path, {}, request.headers, request.body.value_or(QByteArray())};
    toSign.headers.append({"Host", hostHeader(request)});
    const AwsScope scope{now() + action.offset, target().connection.value("region"_L1).toString().toUtf8(), action.service};
    request.headers += awsSigned(toSign, m_credentials, scope);
    send(request, [this, action](const Result<HttpAnswer> &answer) {
        if (answer) {
            onAnswer(action, *answer);
            return;
        }
        if (action.onError)
            action.onError(answer.error());
        fail(answer.error());
    });
}

void AwsCheck::onAnswer(const Action &action, const HttpAnswer &answer)
{
    if (action.request.host == newRequest().host)
        pinAddress(answer.peer);
    if (answer.status == 200) {
        if (const auto date = dateOf(answer); date && clockOffset() != std::chrono::milliseconds(0)) // ours may have been put right since
            m_memory->keepClockOffset(m_identity, *date - now());
        action.onBody(answer.body);
        return;
    }
    const AwsFault fault = awsFaultOf(answer);
    if (learnsClock(action, fault, answer) || renewsKey(action, fault) || renewsRole(action, fault) || asksAgain(action, fault))
        return;
    if (!action.onFault || !action.onFault(fault, answer.status))
        endWith(action.name, fault, answer.status);
}

/// Once a check: a clock that AWS itself does not keep to is no clock to follow.
bool AwsCheck::learnsClock(const Action &action, AwsFault fault, const HttpAnswer &answer)
{
    const auto date = dateOf(answer);
    if (!date || m_hasLearntClock || (fault != AwsFault::ClockDiffers && fault != AwsFault::WrongSignature))
        return false;
    const std::chrono::milliseconds offset = *date - now();
    if (fault == AwsFault::WrongSignature && std::chrono::abs(offset - action.offset) < clockTolerance)
        return false;
    m_hasLearntClock = true;
    m_memory->keepClockOffset(m_identity, offset);
    perform(action);
    return true;
}

/// The computer's own are renewed by whoever gave them to it, under a check or between two; those that are stored only by people.
bool AwsCheck::renewsKey(const Action &action, AwsFault fault)
{
    const bool isOver = fault == AwsFault::Expired || fault == AwsFault::UnknownKey;
    const bool isOfKey = !m_isInRole || action.service == "sts";
    if (!isOver || isKeyStored() || m_hasRenewedKey || !isOfKey)
        return false;
    m_hasRenewedKey = true;
    const AwsCredentials before = m_own;
    if (!openKey() || (before.accessKeyId == m_own.accessKeyId && before.sessionToken == m_own.sessionToken))
        return false;
    m_credentials = m_own;
    perform(action);
    return true;
}

/// What a role was lent may end before its time, when somebody revokes it.
bool AwsCheck::renewsRole(const Action &action, AwsFault fault)
{
    const bool isOver = fault == AwsFault::Expired || fault == AwsFault::UnknownKey;
    if (!isOver || !m_isInRole || m_hasRenewedRole)
        return false;
    m_hasRenewedRole = true;
    m_memory->forgetSession(m_identity);
    takeOnRole([this, action] { perform(action); });
    return true;
}

bool AwsCheck::asksAgain(const Action &action, AwsFault fault)
{
    if ((fault != AwsFault::Throttled && fault != AwsFault::Busy) || action.attempt + 1 >= m_pace.attempts)
        return false;
    const auto longest = std::min(m_pace.longestPause, m_pace.firstPause * (1 << std::min(action.attempt, 10)));
    const std::chrono::milliseconds pause(QRandomGenerator::global()->bounded(static_cast<int>(longest.count()) + 1));
    if (pause + std::chrono::seconds(1) > timeLeft())
        return false;
    Action again = action;
    ++again.attempt;
    QTimer::singleShot(pause, this, [this, again] { perform(again); });
    return true;
}

void AwsCheck::endWith(const QString &action, AwsFault fault, int status)
{
    finish(reportOfFault(fault, action, status), {});
}

} // namespace tidegate
