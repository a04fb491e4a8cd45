// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/ecscheck.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/health/componenthealth.h"
#include "services/health/ecsjudgement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxTasks = 5'000; // what a service may have
constexpr qsizetype tasksAtOnce = 100;
constexpr qsizetype maxDefinitions = 5; // a rollout has two
constexpr qint64 clockNoted = 10;       // seconds

} // namespace

EcsCheck::~EcsCheck()
{
    leaveBatch();
}

void EcsCheck::start()
{
    if (prepare())
        signIn([this] { joinBatch(); });
}

QByteArray EcsCheck::place() const
{
    return identity() + target().connection.value("cluster"_L1).toString().toUtf8();
}

/// What begins in one turn of the event loop is asked for in one request.
void EcsCheck::joinBatch()
{
    const QString name = target().connection.value("service"_L1).toString();
    auto batch = memory().openBatch(place());
    if (!batch || batch->services.size() >= servicesAtOnce) {
        batch = std::make_shared<EcsBatch>();
        memory().keepBatch(place(), batch);
        m_led = batch;
        QTimer::singleShot(0, this, [this] {
            if (memory().openBatch(place()) == m_led)
                memory().closeBatch(place());
            describeServices(m_led->services);
        });
    }
    batch->members.append(this);
    if (!batch->services.contains(name))
        batch->services.append(name);
}

/// Who leads and is called off leaves each of the others to ask for itself.
void EcsCheck::leaveBatch()
{
    if (!m_led)
        return;
    if (memory().openBatch(place()) == m_led)
        memory().closeBatch(place());
    forOthers([](EcsCheck &other) { other.describeServices({other.target().connection.value("service"_L1).toString()}); });
}

/// Once: they wait for nothing any more.
void EcsCheck::forOthers(const std::function<void(EcsCheck &other)> &tell)
{
    const auto led = std::exchange(m_led, nullptr);
    if (!led)
        return;
    for (const QPointer<EcsCheck> &other : std::as_const(led->members)) {
        if (other && other != this)
            tell(*other);
    }
}

void EcsCheck::describeServices(const QStringList &names)
{
    const auto onAnswer = [this](const QByteArray &body) -> Result<void> {
        forOthers([&body](EcsCheck &other) {
            if (const auto read = other.onServices(body); !read)
                other.failUnhealthy(read.error());
        });
        return onServices(body);
    };
    const auto onFault = [this, count = names.size()](AwsFault fault, int status) {
        if (fault == AwsFault::BadParameter && count > 1) { // one of the names, and nobody knows which
            leaveBatch();
            describeServices({target().connection.value("service"_L1).toString()});
            return true;
        }
        forOthers([&](EcsCheck &other) { other.endWith(u"ecs:DescribeServices"_s, fault, status); });
        return false;
    };
    const auto onError = [this](const Error &error) { forOthers([&error](EcsCheck &other) { other.fail(error); }); };
    ask(u"DescribeServices"_s, inCluster({{u"services"_s, QJsonArray::fromStringList(names)}}), onAnswer, onFault, onError);
}

Result<void> EcsCheck::onServices(const QByteArray &body)
{
    const QJsonObject &connection = target().connection;
    ASSIGN_OR_RETURN(m_service, readEcsService(body, connection.value("cluster"_L1).toString(), connection.value("service"_L1).toString()));
    const QString account = connection.value("accountId"_L1).toString();
    if (!account.isEmpty() && account != m_service.account)
        return makeError(ErrorKind::Unavailable, say("wrong-account"));
    if (m_service.status == "INACTIVE"_L1)
        conclude();
    else
        listTasks(Tasks::Wanted, {});
    return {};
}

void EcsCheck::listTasks(Tasks which, const QString &page)
{
    QJsonObject input{{u"serviceName"_s, m_service.arn}, {u"desiredStatus"_s, which == Tasks::Wanted ? u"RUNNING"_s : u"STOPPED"_s}};
    if (!page.isEmpty())
        input.insert(u"nextToken"_s, page);
    const auto onAnswer = [this, which, page](const QByteArray &body) -> Result<void> {
        ASSIGN_OR_RETURN(const auto listed, readEcsTaskPage(body));
        m_arns += listed.arns;
        const bool isMore = !listed.next.isEmpty() && which == Tasks::Wanted;
        if (isMore && (m_arns.size() >= maxTasks || listed.next == page || listed.arns.isEmpty())) {
            m_isComplete = false;
            m_notes.append(say("note/too-many-tasks"));
        } else if (isMore) {
            listTasks(which, listed.next);
            return {};
        }
        describeTasks(which, 0);
        return {};
    };
    ask(u"ListTasks"_s, inCluster(input), onAnswer, [this, which](AwsFault fault, int) {
        if (which == Tasks::Stopped)
            conclude(); // only the cause stays unknown
        else if (fault == AwsFault::Denied)
            concludeUnseen(u"ecs:ListTasks"_s);
        return which == Tasks::Stopped || fault == AwsFault::Denied;
    });
}

void EcsCheck::describeTasks(Tasks which, qsizetype from)
{
    if (from >= m_arns.size()) {
        m_arns.clear();
        which == Tasks::Wanted ? describeDefinitions() : conclude();
        return;
    }
    const QJsonArray some = QJsonArray::fromStringList(m_arns.mid(from, tasksAtOnce));
    const auto onAnswer = [this, which, from](const QByteArray &body) -> Result<void> {
        ASSIGN_OR_RETURN(const auto list, readEcsTasks(body));
        (which == Tasks::Wanted ? m_tasks : m_stopped) += list.tasks;
        m_unreadable += which == Tasks::Wanted ? list.unreadable : 0;
        describeTasks(which, from + tasksAtOnce);
        return {};
    };
    ask(u"DescribeTasks"_s, inCluster({{u"tasks"_s, some}}), onAnswer, [this, which](AwsFault fault, int) {
        if (which == Tasks::Stopped)
            conclude();
        else if (fault == AwsFault::Denied)
            concludeUnseen(u"ecs:DescribeTasks"_s);
        return which == Tasks::Stopped || fault == AwsFault::Denied;
    });
}

/// What no check has asked for yet. Who may not see definitions sees containers by their own names.
void EcsCheck::describeDefinitions()
{
    QSet<QString> arns = definitionsOf(m_tasks);
    if (!m_service.taskDefinition.isEmpty())
        arns.insert(m_service.taskDefinition);
    QStringList sorted = arns.values();
    std::sort(sorted.begin(), sorted.end(),
              [this](const QString &a, const QString &b) { return std::pair(a != m_service.taskDefinition, a) < std::pair(b != m_service.taskDefinition, b); });
    for (const QString &arn : sorted.first(std::min(maxDefinitions, sorted.size()))) {
        if (m_definitions.contains(arn))
            continue;
        if (const auto known = memory().definition(identity(), arn)) {
            m_definitions.insert(arn, *known);
            continue;
        }
        const auto onAnswer = [this, arn](const QByteArray &body) -> Result<void> {
            ASSIGN_OR_RETURN(const auto definition, readEcsDefinition(body));
            memory().keepDefinition(identity(), arn, definition);
            m_definitions.insert(arn, definition);
            describeDefinitions();
            return {};
        };
        ask(u"DescribeTaskDefinition"_s, {{u"taskDefinition"_s, arn}}, onAnswer, [this](AwsFault fault, int) {
            m_notes.append(fault == AwsFault::Denied ? say("note/definition-denied") : say("note/definition"));
            m_isComplete = false; // a component may have another name than its container
            describeStopped();
            return true;
        });
        return;
    }
    describeStopped();
}

void EcsCheck::describeStopped()
{
    m_service.isTroubled() ? listTasks(Tasks::Stopped, {}) : conclude();
}

void EcsCheck::conclude()
{
    const auto &expected = target().expectedComponents;
    const EcsInventory inventory = ecsInventory(m_service, m_tasks, m_definitions);
    auto snapshot = newSnapshot(u"ecs"_s);
    snapshot.components = inventory.components;
    if (boundComponents(snapshot.components, expected))
        snapshot.addNote(say("note/too-many-components"));
    if (m_unreadable > 0)
        m_notes.append(say("note/unread-tasks", m_unreadable));
    for (const Message &each : std::as_const(m_notes)) {
        const bool provesNothing = (!m_isComplete || m_unreadable > 0) && !areAllFound(snapshot.components, expected) && !expected.isEmpty();
        provesNothing ? snapshot.addError(each) : snapshot.addNote(each);
    }
    if (const auto offset = std::chrono::duration_cast<std::chrono::seconds>(clockOffset()).count(); std::abs(offset) >= clockNoted)
        snapshot.addNote(say("note/clock", std::abs(offset)));
    finish(judgeEcsService(m_service, inventory, expected, lastFailureOf(m_stopped), m_isComplete && m_unreadable == 0), snapshot);
}

/// What runs is not known: that is no sign that nothing does.
void EcsCheck::concludeUnseen(const QString &operation)
{
    const Message why = say("access-denied/aws", operation);
    auto snapshot = newSnapshot(u"ecs"_s);
    snapshot.addError(why);
    finish(judgeEcsCounts(m_service, target().expectedComponents, why), snapshot);
}

} // namespace tidegate
