// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/taskrunner.h"

#include "services/domain/say.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(taskLog, "tidegate.agent.tasks")

constexpr qsizetype maxRunning = 200;
constexpr qsizetype maxTold = 1'000;

} // namespace

TaskRunner::TaskRunner(Transport &transport, Observer &observer, Reporter &reporter, const ServerClock &clock, QObject *parent)
    : QObject(parent), m_transport(transport), m_observer(observer), m_reporter(reporter), m_clock(clock)
{
    connect(&reporter, &Reporter::settled, this, &TaskRunner::onSettled);
}

bool TaskRunner::take(const QList<GivenTask> &tasks)
{
    const QSet<QUuid> left = std::exchange(m_left, {});
    for (const GivenTask &task : tasks) {
        if (m_told.contains(task.id) || m_running.contains(task.id) || task.id.isNull())
            continue;
        if (m_results.contains(task.id)) // the server did not hear it
            send(task.id, m_results.value(task.id));
        else if (!m_observer.has(task.target) && !left.contains(task.id))
            m_left.insert(task.id);
        else if (m_running.size() < maxRunning)
            start(task);
    }
    return !m_left.isEmpty();
}

void TaskRunner::start(const GivenTask &task)
{
    qCInfo(taskLog).noquote() << "The server asks for" << task.type << "of" << task.target.toString();
    m_running.insert(task.id, {task, Clock::system().now(), {}});
    if (task.expiresAt <= m_clock.now())
        answer(task.id, {}, makeError(ErrorKind::Timeout, say("agent-task-expired")));
    else if (task.type == "inspect"_L1 || task.type == "health-check"_L1 || task.type == "read-sticker"_L1)
        inspect(task);
    else if (task.type == "write-sticker"_L1)
        writeSticker(task);
    else
        answer(task.id, {}, makeError(ErrorKind::NotSupported, say("agent-unknown-task", task.type.left(64))));
}

/// The server has what was seen before it hears that the task is done.
void TaskRunner::inspect(const GivenTask &task)
{
    m_observer.look(task.target, [this, id = task.id](const Result<Observation> &observation) {
        const auto running = m_running.find(id);
        if (running == m_running.end())
            return;
        if (!observation) {
            answer(id, {}, observation.error());
            return;
        }
        running->report = m_reporter.report(*observation, true);
        if (!running->report) // the server cannot be told; it will ask again
            m_running.erase(running);
    });
}

void TaskRunner::writeSticker(const GivenTask &task)
{
    const auto target = m_observer.target(task.target);
    if (!target || target->deploymentDirectory.isEmpty()) {
        answer(task.id, {}, makeError(ErrorKind::NotFound, target ? say("agent-no-directory") : say("agent-not-its-target")));
        return;
    }
    const auto written = writeStickerFile(target->deploymentDirectory, task.payload.value("sticker"_L1).toObject());
    if (written)
        answer(task.id, {{u"sha256"_s, QString::fromLatin1(*written)}}, {});
    else
        answer(task.id, {}, written.error());
}

void TaskRunner::onSettled(qint64 sequence, const std::optional<Error> &refusal)
{
    for (const QUuid id : m_running.keys()) {
        if (const auto report = m_running.value(id).report; report && report->sequence == sequence)
            answer(id, {{u"snapshotId"_s, report->snapshot.toString()}}, refusal);
    }
}

void TaskRunner::answer(QUuid id, const QJsonObject &outputs, const std::optional<Error> &error)
{
    const Running done = m_running.take(id);
    if (error)
        qCWarning(taskLog).noquote() << done.task.type << "of" << done.task.target.toString() << "failed:" << error->message;
    const QJsonObject result{{u"success"_s, !error},
                             {u"startedAt"_s, toText(done.startedAt)},
                             {u"completedAt"_s, toText(Clock::system().now())},
                             {u"outputs"_s, outputs},
                             {u"error"_s, error ? QJsonValue(error->message.left(500)) : QJsonValue()}};
    if (m_results.size() >= maxTold) // of tasks that nobody waits for any more
        m_results.clear();
    m_results.insert(id, result);
    send(id, result);
}

void TaskRunner::send(QUuid id, const QJsonObject &result)
{
    ClientRequest request;
    request.method = "POST";
    request.path = u"/api/v1/agents/%1/tasks/%2/result"_s.arg(m_agent.toString(), id.toString(QUuid::WithoutBraces));
    request.body = result;
    m_transport.send(request, [this, id](const Result<ClientAnswer> &answer) {
        if (!answer && (mayPass(answer.error()) || answer.error().kind == ErrorKind::Unauthenticated))
            return; // it is given again, and answered then
        m_results.remove(id);
        m_told.insert(id);
        m_toldInOrder.append(id);
        if (m_toldInOrder.size() > maxTold)
            m_told.remove(m_toldInOrder.takeFirst());
    });
}

} // namespace tidegate
