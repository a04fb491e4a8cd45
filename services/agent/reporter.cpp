// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/reporter.h"

#include "services/agent/agentmessages.h"
#include "services/agent/sectiondelta.h"
#include "services/codec/engineactjson.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(reportLog, "tidegate.agent.reports")

/// What the server does not take is told as an error: otherwise the target would stay as it was seen before, and nobody would know. Nothing where it is one
/// already, or where it was refused for another reason than what it says.
std::optional<QByteArray> insteadOf(const SpooledReport &report, const Error &refusal)
{
    const QJsonObject section = QJsonDocument::fromJson(report.section).object();
    const bool isAboutContent = refusal.kind == ErrorKind::Malformed || refusal.kind == ErrorKind::Invalid || refusal.kind == ErrorKind::TooLarge;
    if (!isAboutContent || section.value("components"_L1).toArray().isEmpty())
        return {};
    const QString why = u"the server does not take what was seen: "_s + refusal.message.left(300);
    return QJsonDocument(QJsonObject{{u"targetId"_s, report.target.toString()}, {u"components"_s, QJsonArray()}, {u"errors"_s, QJsonArray{why}}})
        .toJson(QJsonDocument::Compact);
}

/// Nobody sends the same twice by it but the transport: what is sent again later says another time, and is known by its snapshot.
QByteArray keyOfPush(const SpooledReport &report, const QJsonObject &body)
{
    const QByteArray hash = QCryptographicHash::hash(QJsonDocument(body).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256);
    return report.snapshot.toString().toLatin1() + '-' + hash.left(8).toHex();
}

} // namespace

bool mayPass(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unavailable:
    case ErrorKind::Timeout:
    case ErrorKind::Internal:
    case ErrorKind::TooManyRequests:
    case ErrorKind::StorageFull:
    case ErrorKind::Misdirected:
        return true;
    default:
        return false;
    }
}

bool isRevoked(const Error &error)
{
    return error.kind == ErrorKind::Forbidden && error.code == "agent-revoked"_L1;
}

Reporter::Reporter(Transport &transport, Spool &spool, const ServerClock &clock, QObject *parent)
    : QObject(parent), m_transport(transport), m_spool(spool), m_clock(clock)
{}

void Reporter::setOpen(bool open)
{
    m_isOpen = open;
    sendNext();
}

std::optional<Reported> Reporter::report(const Observation &observation, bool always)
{
    Latest &latest = m_latest[observation.target];
    if (latest.report && latest.time == observation.time.sinceStart)
        return latest.report; // it is reported already
    if (!observation.changed && (!always || !m_isOpen))
        return {};
    const Reported report{m_spool.nextSequence(), SnapshotId::create()};
    latest = {observation.time.sinceStart, report};
    SpooledReport spooled{report.sequence, observation.target, report.snapshot, observation.time, observation.section};
    if (observation.changed && !observation.acts.isEmpty())
        spooled.events = QJsonDocument(toJson(observation.acts, observation.time.at)).toJson(QJsonDocument::Compact);
    const auto kept = m_spool.add(spooled);
    if (!kept && m_trouble != kept.error().message)
        qCWarning(reportLog).noquote() << kept.error().message << "They wait in memory, and are lost if the agent stops.";
    m_trouble = kept ? QString() : kept.error().message;
    sendNext();
    return report;
}

void Reporter::sendNext()
{
    if (!m_isOpen || m_isSending || m_agent.isNull())
        return;
    const auto report = m_spool.first();
    if (!report)
        return;
    m_isSending = true;
    ClientRequest request;
    request.method = "POST";
    request.path = u"/api/v1/agents/%1/inventory"_s.arg(m_agent.toString());
    const auto taken = m_taken.constFind(report->target);
    const auto delta = taken == m_taken.cend() ? std::nullopt : deltaSection(taken->section, report->section);
    QJsonObject body = delta ? deltaBody(*report, *delta, taken->snapshot, m_clock) : pushBody(*report, m_clock);
    const Sent sent{.isDelta = delta.has_value(), .besides = fitTo(m_takes, body, *report)};
    request.body = body;
    request.key = keyOfPush(*report, body);
    m_transport.send(request, [this, report = *report, sent](const Result<ClientAnswer> &answer) { onAnswer(report, sent, answer); });
}

void Reporter::forget(TargetId target)
{
    m_spool.removeAll(target);
    m_taken.remove(target);
}

void Reporter::remember(const SpooledReport &report, const ClientAnswer &answer)
{
    const SnapshotId current = currentSnapshotIn(QJsonDocument::fromJson(answer.body).object(), report.target);
    if (current.isNull())
        m_taken.remove(report.target);
    else
        m_taken.insert(report.target, {current, report.section});
}

/// What is refused may not be what runs, but how it was said: as what differs, or with what an earlier server does not know.
bool Reporter::isToBeSentPlainer(const SpooledReport &report, Sent sent, const Error &refusal)
{
    const bool isAboutContent = refusal.kind == ErrorKind::Malformed || refusal.kind == ErrorKind::Invalid || refusal.kind == ErrorKind::TooLarge;
    if (sent.besides != PushedBesides() && isAboutContent)
        m_takes = {}; // until the server says again what it takes
    else if (!sent.isDelta)
        return false;
    if (sent.isDelta)
        m_taken.remove(report.target);
    return true;
}

void Reporter::onAnswer(const SpooledReport &report, Sent sent, const Result<ClientAnswer> &answer)
{
    m_isSending = false;
    const bool isOver = answer
        || (!mayPass(answer.error()) && answer.error().kind != ErrorKind::Unauthenticated && !isRevoked(answer.error())
            && answer.error().code != "agent-not-active"_L1);
    if (!isOver) {
        if (sent.isDelta && answer.error().kind == ErrorKind::Internal)
            m_taken.remove(report.target); // in case that it is the delta
        m_isOpen = false;
        emit interrupted(answer.error());
        return;
    }
    if (!answer && isToBeSentPlainer(report, sent, answer.error())) {
        sendNext();
        return;
    }
    m_spool.remove(report.sequence);
    if (answer)
        remember(report, *answer);
    if (!answer) {
        qCWarning(reportLog).noquote() << "The server refused what was seen on" << report.target.toString() << ":" << answer.error().message;
        if (const auto instead = insteadOf(report, answer.error()))
            (void)m_spool.add({m_spool.nextSequence(), report.target, SnapshotId::create(), report.observed, *instead}); // at worst in memory
        emit settled(report.sequence, answer.error());
        if (answer.error().kind == ErrorKind::Forbidden)
            emit targetRefused();
    } else {
        emit settled(report.sequence, std::nullopt);
    }
    sendNext();
}

} // namespace tidegate
