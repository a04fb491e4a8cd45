// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/agentrun.h"

#include "services/agent/engineaddress.h"
#include "services/async/backoff.h"
#include "services/codec/strictjson.h"
#include "services/domain/bootclock.h"
#include "services/domain/say.h"
#include "services/domain/targettypes.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QLoggingCategory>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(agentLog, "tidegate.agent")

constexpr JsonLimits answerLimits{.depth = 32, .members = 4'096, .stringBytes = 256 * 1'024};
/// A credential that is refused may be good again when the server has its database back; nobody is waiting for it.
constexpr std::chrono::minutes refusedPause{1};

QByteArray fingerprint(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

Result<QJsonObject> bodyOf(const Result<ClientAnswer> &answer)
{
    return answer ? parseJsonObject(answer->body, answerLimits) : Result<QJsonObject>(answer.error());
}

/// A list as an object that has it as `items`, which is what the strict reader reads.
Result<QJsonObject> itemsOf(const Result<ClientAnswer> &answer)
{
    return answer ? parseJsonObject(QByteArray("{\"items\":" + answer->body + '}'), answerLimits) : Result<QJsonObject>(answer.error());
}

QJsonObject platform()
{
    return {{u"os"_s, QSysInfo::kernelType()}, {u"arch"_s, QSysInfo::currentCpuArchitecture()}};
}

} // namespace

AgentRun::AgentRun(const AgentSettings &settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_file(settings.stateDirectory), m_lock(QDir(settings.stateDirectory).filePath(u"lock"_s)),
      m_transport({.baseUrl = settings.server, .token = {}, .caCertificates = settings.certificates}),
      m_spool(QDir(settings.stateDirectory).filePath(u"spool"_s)), m_engine(settings.engine, policyOfAgents()),
      m_observer(settings.engine, settings.credentials, m_clock, m_engine.acts()), m_reporter(m_transport, m_spool, m_clock),
      m_tasks(m_transport, m_observer, m_reporter, m_clock), m_run(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    m_lock.setStaleLockTime(0); // one whose process is gone is taken at once
    m_beatTimer.setSingleShot(true);
    for (QTimer *timer : {&m_pollTimer, &m_reconcileTimer})
        timer->setTimerType(Qt::VeryCoarseTimer);
    connect(&m_beatTimer, &QTimer::timeout, this, &AgentRun::beat);
    connect(&m_pollTimer, &QTimer::timeout, this, &AgentRun::pollTasks);
    connect(&m_reconcileTimer, &QTimer::timeout, this, &AgentRun::reconcile);
    connect(&m_engine, &EngineLink::changed, &m_observer, &Observer::somethingHappened);
    connect(&m_engine, &EngineLink::checked, this, [this](const AgentCheck &check) { m_checks.insert(check.name, check); });
    connect(&m_observer, &Observer::observed, this, &AgentRun::onObserved);
    connect(&m_reporter, &Reporter::interrupted, this, &AgentRun::onTrouble);
    connect(&m_reporter, &Reporter::targetRefused, this, &AgentRun::fetchTargets);
}

AgentRun::~AgentRun() = default;

Result<void> AgentRun::start()
{
    QDir().mkpath(m_settings.stateDirectory);
    if (!m_lock.tryLock())
        return makeError(ErrorKind::Conflict, tidegate::say("agent-runs-already", m_settings.stateDirectory));
    const auto state = m_file.load();
    if (!state)
        return state.error();
    if (const auto opened = m_spool.open(); !opened)
        return opened;
    m_engine.start();
    // A credential is shown to the server that gave it, and to no other.
    if (*state && (*state)->server == m_settings.server) {
        useState(**state);
        beat();
        return {};
    }
    m_state.registeredWith = *state ? (*state)->registeredWith : QByteArray();
    if (!mayRegister())
        return *state ? makeError(ErrorKind::Conflict, tidegate::say("agent-other-server", (*state)->server.toString()))
                      : makeError(ErrorKind::Unauthenticated, tidegate::say("agent-no-token"));
    enrol();
    return {};
}

void AgentRun::useState(const AgentState &state)
{
    m_state = state;
    m_transport.setEndpoint({.baseUrl = state.server, .token = state.credential, .caCertificates = m_settings.certificates});
    m_reporter.setAgent(state.agent);
    m_tasks.setAgent(state.agent);
}

/// The types of targets that it can look at. Which credentials there are may change while it runs.
QJsonArray AgentRun::capabilities() const
{
    QJsonArray all;
    for (const TargetTypeDescriptor &type : targetTypes()) {
        if (type.type != TargetType::EcsService || m_settings.credentials.hasAccessKey())
            all.append(QString(type.capability));
    }
    return all;
}

/// With a registration token that was not used before.
bool AgentRun::mayRegister() const
{
    return !m_settings.registrationToken.isEmpty() && fingerprint(m_settings.registrationToken) != m_state.registeredWith;
}

void AgentRun::enrol()
{
    say(u"registers at %1"_s.arg(m_settings.server.toString()));
    m_transport.setEndpoint({.baseUrl = m_settings.server, .token = m_settings.registrationToken, .caCertificates = m_settings.certificates});
    QJsonObject labels;
    for (const auto &[key, value] : m_settings.labels.asKeyValueRange())
        labels.insert(key, value);
    ClientRequest request;
    request.method = "POST";
    request.path = u"/api/v1/agents/register"_s;
    request.body = QJsonObject{{u"name"_s, m_settings.name},        {u"version"_s, QStringLiteral(TIDEGATE_VERSION)},
                               {u"capabilities"_s, capabilities()}, {u"labels"_s, labels},
                               {u"machineId"_s, machineId()},       {u"platform"_s, platform()}};
    m_transport.send(request, [this](const Result<ClientAnswer> &answer) { onRegistered(answer); });
}

void AgentRun::onRegistered(const Result<ClientAnswer> &answer)
{
    const auto body = bodyOf(answer);
    const auto registered = body ? registeredFromJson(*body) : Result<Registered>(body.error());
    if (!registered) {
        if (answer || !mayPass(registered.error())) {
            emit ended(registered.error());
            return;
        }
        say(u"cannot register yet: %1"_s.arg(registered.error().message));
        QTimer::singleShot(backoffAfter(++m_failures), this, &AgentRun::enrol);
        return;
    }
    // Not kept, it would be lost with this run: the token can be used again by this machine until the agent was heard.
    const AgentState state{m_settings.server, registered->agent, registered->credential, fingerprint(m_settings.registrationToken)};
    if (const auto saved = m_file.save(state); !saved) {
        emit ended(saved.error());
        return;
    }
    m_failures = 0;
    qCInfo(agentLog).noquote() << "Registered as" << registered->agent.toString() << "and" << toString(registered->lifecycle);
    useState(state);
    beat();
}

QString AgentRun::pathOf(const QString &rest) const
{
    return u"/api/v1/agents/%1/%2"_s.arg(m_state.agent.toString(), rest);
}

QJsonObject AgentRun::heartbeat() const
{
    QJsonArray checks;
    QMap<QString, AgentCheck> all = m_checks;
    if (!m_reporter.trouble().isEmpty())
        all.insert(u"spool"_s, {u"spool"_s, Health::Unhealthy, m_reporter.trouble()});
    for (const AgentCheck &check : std::as_const(all))
        checks.append(QJsonObject{{u"name"_s, check.name}, {u"status"_s, toString(check.status)}, {u"message"_s, check.message}});
    QJsonArray running;
    for (const QUuid id : m_tasks.running())
        running.append(id.toString(QUuid::WithoutBraces));
    return {{u"sentAt"_s, QString::fromStdString(toRfc3339Milliseconds(Clock::system().now()))},
            {u"sequence"_s, m_sequence},
            {u"version"_s, QStringLiteral(TIDEGATE_VERSION)},
            {u"bootId"_s, m_run},
            {u"uptimeSeconds"_s, static_cast<qint64>(std::chrono::duration_cast<std::chrono::seconds>(sinceBoot()).count())},
            {u"capabilities"_s, capabilities()},
            {u"checks"_s, checks},
            {u"runningTasks"_s, running}};
}

void AgentRun::beat()
{
    if (m_isBeating)
        return;
    m_isBeating = true;
    ++m_sequence;
    m_engine.ping(); // for the next one
    ClientRequest request;
    request.method = "POST";
    request.path = pathOf(u"heartbeat"_s);
    request.body = heartbeat();
    m_transport.send(request, [this, asked = m_clock.sinceStart()](const Result<ClientAnswer> &answer) { onHeartbeat(asked, answer); });
}

void AgentRun::onHeartbeat(std::chrono::milliseconds asked, const Result<ClientAnswer> &answer)
{
    m_isBeating = false;
    const auto body = bodyOf(answer);
    const auto heard = body ? heartbeatAnswerFromJson(*body) : Result<HeartbeatAnswer>(body.error());
    if (!heard) {
        onTrouble(heard.error());
        return;
    }
    m_failures = 0;
    m_clock.learn(heard->serverTime, asked);
    m_beatTimer.start(heard->orders.heartbeatInterval);
    obey(*heard);
}

void AgentRun::obey(const HeartbeatAnswer &answer)
{
    m_orders = answer.orders;
    if (!answer.newCredential.isEmpty())
        rotate(answer.newCredential);
    const bool wasActive = m_isActive;
    m_isActive = answer.lifecycle == AgentLifecycle::Active;
    m_reporter.setTaken(answer.takes);
    m_reporter.setOpen(m_isActive);
    if (!m_isActive) {
        say(u"is %1: it waits until somebody accepts it"_s.arg(toString(answer.lifecycle)));
        m_observer.setTargets({});
        m_targetsVersion.clear();
        m_pollTimer.stop();
        m_reconcileTimer.stop();
        return;
    }
    say(u"watches %1 targets"_s.arg(m_observer.targets().size()));
    m_newestTargets = answer.targetsVersion;
    if (!wasActive || m_newestTargets != m_targetsVersion)
        fetchTargets();
    if (answer.wantInventory)
        reconcile();
    takeTasks(answer.tasks);
    // A timer that is started again waits anew.
    if (!m_pollTimer.isActive() || m_pollTimer.intervalAsDuration() != std::chrono::milliseconds(m_orders.taskPollInterval))
        m_pollTimer.start(m_orders.taskPollInterval);
    if (!m_reconcileTimer.isActive() || m_reconcileTimer.intervalAsDuration() != std::chrono::milliseconds(m_orders.inventoryInterval))
        m_reconcileTimer.start(m_orders.inventoryInterval);
}

/// What is not kept is not used: the one before opens what it did until the new one was.
void AgentRun::rotate(const QByteArray &credential)
{
    AgentState state = m_state;
    state.credential = credential;
    if (const auto saved = m_file.save(state); !saved) {
        qCWarning(agentLog).noquote() << saved.error().message << "The new credential is not used.";
        return;
    }
    useState(state);
}

void AgentRun::onTrouble(const Error &error)
{
    if (isRevoked(error)) {
        emit ended(error);
        return;
    }
    m_reporter.setOpen(false);
    if (error.kind == ErrorKind::Unauthenticated && mayRegister()) {
        qCWarning(agentLog).noquote() << "The server does not know this agent any more: it registers anew.";
        enrol();
        return;
    }
    const bool isUnknown = error.kind == ErrorKind::Unauthenticated; // of which the server says what people are to do
    say(u"cannot report: %1"_s.arg(isUnknown ? u"the server does not know its credential; a new registration token lets it in again"_s : error.message));
    const bool isPassing = mayPass(error);
    const auto pause = isPassing ? std::min<std::chrono::milliseconds>(backoffAfter(++m_failures), m_orders.heartbeatInterval) : refusedPause;
    if (!m_isBeating)
        m_beatTimer.start(pause);
}

void AgentRun::fetchTargets()
{
    if (m_isFetching || !m_isActive)
        return;
    m_isFetching = true;
    ClientRequest request;
    request.path = pathOf(u"targets"_s);
    m_transport.send(request, [this, version = m_newestTargets](const Result<ClientAnswer> &answer) { onTargets(version, answer); });
}

void AgentRun::onTargets(const QString &version, const Result<ClientAnswer> &answer)
{
    m_isFetching = false;
    const auto body = itemsOf(answer);
    const auto targets = body ? watchedTargetsFromJson(*body) : Result<QList<WatchedTarget>>(body.error());
    if (!targets) {
        qCWarning(agentLog).noquote() << "The targets to watch are not known:" << targets.error().message; // the next heartbeat tries again
        m_targetsVersion.clear();
        return;
    }
    m_targetsVersion = version;
    const QList<TargetId> before = m_observer.targets();
    m_observer.setTargets(*targets);
    for (const TargetId each : before) {
        if (!m_observer.has(each))
            m_reporter.forget(each);
    }
    say(u"watches %1 targets"_s.arg(targets->size()));
    if (std::exchange(m_isAwaited, false))
        pollTasks();
}

/// A target may have been given to the agent since it asked for its targets, and is asked about at once.
void AgentRun::takeTasks(const QList<GivenTask> &tasks)
{
    if (!m_tasks.take(tasks))
        return;
    m_isAwaited = true;
    fetchTargets();
}

void AgentRun::pollTasks()
{
    if (m_isPolling || !m_isActive)
        return;
    m_isPolling = true;
    ClientRequest request;
    request.path = pathOf(u"tasks"_s);
    m_transport.send(request, [this](const Result<ClientAnswer> &answer) {
        m_isPolling = false;
        const auto body = itemsOf(answer);
        const auto tasks = body ? givenTasksFromJson(*body, u"items"_s) : Result<QList<GivenTask>>(body.error());
        if (tasks)
            takeTasks(*tasks);
        else if (tasks.error().kind == ErrorKind::Unauthenticated || isRevoked(tasks.error()))
            onTrouble(tasks.error()); // whatever else it is, the next heartbeat finds out
    });
}

/// Events can get lost. What did not change is said too, so that it is not old.
void AgentRun::reconcile()
{
    for (const TargetId each : m_observer.targets())
        m_confirmed.insert(each);
    m_observer.lookAtAll();
    if (m_newestTargets.isEmpty()) // a server that does not tell when they change
        fetchTargets();
}

void AgentRun::onObserved(const Observation &observation)
{
    m_reporter.report(observation, m_confirmed.remove(observation.target));
}

void AgentRun::say(const QString &status)
{
    if (m_status == status)
        return;
    m_status = status;
    qCInfo(agentLog).noquote() << "The agent" << status;
    emit said(status);
}

} // namespace tidegate
