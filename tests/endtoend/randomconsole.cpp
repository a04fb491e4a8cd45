// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/randomconsole.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate::test {

namespace {

constexpr int patience = 180'000; // ms; one step may be hundreds of requests, and only a hang is meant

} // namespace

Fleet fleetOf(const ServedApi &api)
{
    Fleet fleet;
    for (const char *list : {"/api/v1/environments", "/api/v1/target-groups", "/api/v1/targets", "/api/v1/freeze-windows"}) {
        const Answer answer = api.send("GET", QByteArray(list) + "?limit=1000", api.token(Role::Admin));
        for (const QJsonValue row : answer.array()) {
            QJsonObject thing = row.toObject();
            for (const QString &own : {u"version"_s, u"updatedAt"_s, u"updatedBy"_s, u"targetCount"_s, u"drift"_s, u"state"_s})
                thing.remove(own);
            fleet.insert(thing.value(u"id"_s).toString(), thing);
        }
    }
    return fleet;
}

QString differences(const Fleet &before, const Fleet &after, const Touched &touched, const QSet<QString> &spent)
{
    QStringList wrong;
    const auto text = [](const QJsonObject &thing) { return QString::fromUtf8(QJsonDocument(thing).toJson(QJsonDocument::Compact)); };
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!after.contains(it.key()))
            wrong += u"gone: "_s + text(it.value());
        else if (!touched.contains(it.key()) && !spent.contains(it.key()) && after.value(it.key()) != it.value())
            wrong += u"other: %1\n  than: %2"_s.arg(text(after.value(it.key())), text(it.value()));
    }
    // What somebody else wrote is what he wrote.
    for (auto it = touched.cbegin(); it != touched.cend(); ++it) {
        if (after.contains(it.key()) && after.value(it.key()).value(it->first).toString() != it->second)
            wrong += u"not as the other left it, %1: %2"_s.arg(it->second, text(after.value(it.key())));
        if (!after.contains(it.key()))
            wrong += u"the other's is gone: %1 %2"_s.arg(it.key(), it->second);
    }
    // What was made and is there still is somebody else's by now, or holds something of his.
    QSet<QString> excused = spent;
    for (auto it = touched.cbegin(); it != touched.cend(); ++it)
        excused.insert(it.key());
    for (int round = 0; round < 3; ++round) {
        for (auto it = after.cbegin(); it != after.cend(); ++it) {
            if (excused.contains(it.key()))
                excused << it->value(u"environmentId"_s).toString() << it->value(u"targetGroupId"_s).toString();
        }
    }
    for (auto it = after.cbegin(); it != after.cend(); ++it) {
        if (!before.contains(it.key()) && !excused.contains(it.key()))
            wrong += u"left over: "_s + text(it.value());
    }
    return wrong.join(u'\n');
}

RandomConsole::RandomConsole(const ServedApi &api, const QByteArray &token, quint32 seed)
    : m_name(u"%1"_s.arg(seed % 1'000)), m_endpoint{api.url(), token, {}}, m_random(seed), m_workspace(Endpoint{})
{
    m_history.setLimit(100'000);
    connect(&m_workspace, &Workspace::edited, &m_history, &EditHistory::add);
    connect(&m_history, &EditHistory::failed, this, [this](const QString &what, const Error &error) {
        ++m_refused;
        m_trace += what + u": "_s + error.message;
    });
    connect(&m_history, &EditHistory::undone, this, [this](const QString &text) { m_trace += u"undone: "_s + text; });
    connect(&m_history, &EditHistory::redone, this, [this](const QString &text) { m_trace += u"redone: "_s + text; });
}

bool RandomConsole::open()
{
    m_workspace.open(m_endpoint);
    return QTest::qWaitFor([this] { return m_workspace.isLoaded() && m_workspace.state() == Workspace::State::Live; }, patience);
}

template <typename T>
bool RandomConsole::wait(const QFuture<Result<T>> &future, const QString &what)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, patience))
        return false;
    const auto result = future.result();
    m_trace += what + (result ? QString() : u": "_s + result.error().message);
    return static_cast<bool>(result);
}

bool RandomConsole::ended()
{
    ++m_stepped;
    return QTest::qWaitFor([this] { return !m_history.isRunning(); }, patience);
}

bool RandomConsole::undo()
{
    bool isBarred = false;
    const auto barred = connect(&m_history, &EditHistory::barred, this, [&isBarred] { isBarred = true; });
    m_history.undo();
    disconnect(barred);
    if (isBarred)
        m_history.pass();
    return ended();
}

bool RandomConsole::redo()
{
    m_history.redo();
    return ended();
}

QString RandomConsole::fresh(const QString &kind)
{
    return u"%1-%2-%3"_s.arg(kind, m_name).arg(++m_names);
}

template <typename T>
T RandomConsole::any(const QList<T> &all)
{
    return all.isEmpty() ? T() : all.at(m_random.bounded(all.size()));
}

Environment RandomConsole::anyEnvironment()
{
    return any(m_workspace.environments()->all()).environment;
}

QList<TargetGroup> RandomConsole::groups() const
{
    QList<TargetGroup> all;
    for (const EnvironmentSummary &each : m_workspace.environments()->all())
        all += m_workspace.targets()->groupsOf(each.environment.id);
    return all;
}

bool RandomConsole::createEnvironment()
{
    Environment environment;
    environment.name = fresh(u"env"_s);
    environment.displayName = environment.name;
    environment.orderIndex = m_random.bounded(8);
    const auto answer = m_workspace.create(environment);
    return wait(answer, u"create "_s + environment.name);
}

bool RandomConsole::changeEnvironment()
{
    Environment environment = anyEnvironment();
    if (oneIn(3))
        environment.displayName = fresh(u"Shown"_s);
    else if (oneIn(2))
        environment.requiredApprovals = m_random.bounded(5);
    else
        environment.description = fresh(u"text"_s);
    return wait(m_workspace.update(environment), u"change "_s + environment.name);
}

bool RandomConsole::removeEnvironment()
{
    if (m_workspace.environments()->all().size() < 3)
        return false;
    const Environment environment = anyEnvironment();
    return wait(m_workspace.remove(environment, true, environment.name, u"because"_s), u"delete "_s + environment.name);
}

bool RandomConsole::reorder()
{
    QList<EnvironmentId> order;
    for (const EnvironmentSummary &each : m_workspace.environments()->all())
        order.append(each.environment.id);
    std::shuffle(order.begin(), order.end(), m_random);
    return wait(m_workspace.reorder(order), u"reorder"_s);
}

bool RandomConsole::createFreeze()
{
    FreezeWindow window;
    window.environmentId = anyEnvironment().id;
    window.reason = fresh(u"freeze"_s);
    const Instant now = wholeSeconds(toInstant(m_workspace.serverNow()));
    window.start = now + std::chrono::hours(24 * (oneIn(5) ? -20 : 20)) + std::chrono::seconds(m_random.bounded(800'000));
    window.end = window.start + std::chrono::seconds(60 + m_random.bounded(80'000));
    window.timezone = u"Europe/Berlin"_s;
    return wait(m_workspace.create(window), u"create "_s + window.reason);
}

bool RandomConsole::changeFreeze()
{
    FreezeWindow window = any(m_workspace.freezes()->all());
    if (oneIn(2))
        window.end += std::chrono::seconds(60 + m_random.bounded(5'000));
    else
        window.reason = fresh(u"reason"_s);
    return !window.id.isNull() && wait(m_workspace.update(window), u"change "_s + window.reason);
}

bool RandomConsole::removeFreeze()
{
    const FreezeWindow window = any(m_workspace.freezes()->all());
    return !window.id.isNull() && wait(m_workspace.remove(window, {}), u"delete "_s + window.reason);
}

/// One that is on is ended at once: both are history and cannot be taken back.
bool RandomConsole::endFreeze()
{
    FreezeWindow window;
    window.environmentId = anyEnvironment().id;
    window.reason = fresh(u"active"_s);
    window.start = wholeSeconds(toInstant(m_workspace.serverNow())) - 60s;
    window.end = window.start + 2h;
    const auto answer = m_workspace.create(window);
    if (!wait(answer, u"begin "_s + window.reason))
        return false;
    m_spent.insert(answer.result()->id.toString());
    return wait(m_workspace.remove(*answer.result(), u"over"_s), u"end "_s + window.reason);
}

bool RandomConsole::createGroup()
{
    TargetGroup group;
    group.environmentId = anyEnvironment().id;
    group.name = fresh(u"group"_s);
    group.displayName = group.name;
    group.labels = {{u"tier"_s, u"web"_s}};
    return wait(m_workspace.create(group), u"create "_s + group.name);
}

bool RandomConsole::changeGroup()
{
    TargetGroup group = any(groups());
    if (oneIn(2))
        group.labels = {{fresh(u"key"_s), u"x"_s}};
    else
        group.displayName = fresh(u"Group"_s);
    return !group.id.isNull() && wait(m_workspace.update(group), u"change "_s + group.name);
}

bool RandomConsole::removeGroup()
{
    const TargetGroup group = any(groups());
    return !group.id.isNull() && wait(m_workspace.remove(group, true, u"because"_s), u"delete "_s + group.name);
}

Target RandomConsole::newTarget()
{
    Target target;
    target.environmentId = anyEnvironment().id;
    if (oneIn(2))
        target.targetGroupId = any(m_workspace.targets()->groupsOf(target.environmentId)).id;
    target.name = fresh(u"target"_s);
    target.connection = {{u"host"_s, u"192.0.2.5"_s}, {u"insecureAcknowledged"_s, true}};
    target.labels = {{u"role"_s, u"web"_s}};
    target.enabled = false; // nobody looks whether it is healthy
    return target;
}

bool RandomConsole::createTarget()
{
    const Target target = newTarget();
    return wait(m_workspace.create(target), u"create "_s + target.name);
}

bool RandomConsole::changeTarget()
{
    Target target = any(m_workspace.targets()->allTargets());
    if (target.id.isNull())
        return false;
    switch (m_random.bounded(4)) {
    case 0:
        target.name = fresh(u"renamed"_s);
        break;
    case 1:
        target.labels = {{fresh(u"key"_s), u"x"_s}};
        break;
    case 2:
        target.connection.insert(u"port"_s, 2'000 + m_random.bounded(1'000));
        break;
    default:
        target.deploymentDirectory = u"/srv/"_s + fresh(u"d"_s);
    }
    return wait(m_workspace.update(target), u"change "_s + target.name);
}

bool RandomConsole::moveTarget()
{
    Target target = any(m_workspace.targets()->allTargets());
    target.environmentId = anyEnvironment().id;
    target.targetGroupId = any(m_workspace.targets()->groupsOf(target.environmentId)).id;
    return !target.id.isNull() && wait(m_workspace.update(target), u"move "_s + target.name);
}

bool RandomConsole::removeTarget()
{
    const Target target = any(m_workspace.targets()->allTargets());
    return !target.id.isNull() && wait(m_workspace.remove(target, u"because"_s), u"delete "_s + target.name);
}

bool RandomConsole::patchTargets()
{
    QList<TargetId> ids;
    for (const Target &target : m_workspace.targets()->allTargets()) {
        if (oneIn(3))
            ids.append(target.id);
    }
    if (ids.isEmpty())
        return false;
    TargetPatch patch;
    if (oneIn(2))
        patch.setLabels = {{u"batch"_s, fresh(u"b"_s)}};
    else if (oneIn(2))
        patch.removeLabels = {u"role"_s};
    else
        patch.environment = anyEnvironment().id;
    return wait(m_workspace.patch(ids, patch), u"patch of %1"_s.arg(ids.size()));
}

/// Some that are new and one that is there, as one edit.
bool RandomConsole::importTargets()
{
    const QUuid id = QUuid::createUuid();
    QList<QFuture<Result<Target>>> answers;
    Target known = any(m_workspace.targets()->allTargets());
    known.labels.insert(u"imported"_s, fresh(u"i"_s));
    const auto words = [](int count) { return u"import of %1"_s.arg(count); };
    for (int i = upTo(4); i > 0; --i)
        m_workspace.together(id, words, [&] { answers.append(m_workspace.create(newTarget())); });
    if (!known.id.isNull())
        m_workspace.together(id, words, [&] { answers.append(m_workspace.update(known)); });
    bool any = false;
    for (const auto &answer : std::as_const(answers))
        any = wait(answer, u"import"_s) || any;
    return any;
}

bool RandomConsole::edit()
{
    using Kind = bool (RandomConsole::*)();
    constexpr Kind kinds[] = {
        &RandomConsole::createEnvironment, &RandomConsole::changeEnvironment, &RandomConsole::changeEnvironment, &RandomConsole::removeEnvironment,
        &RandomConsole::reorder,           &RandomConsole::createFreeze,      &RandomConsole::changeFreeze,      &RandomConsole::changeFreeze,
        &RandomConsole::removeFreeze,      &RandomConsole::endFreeze,         &RandomConsole::createGroup,       &RandomConsole::changeGroup,
        &RandomConsole::removeGroup,       &RandomConsole::createTarget,      &RandomConsole::createTarget,      &RandomConsole::changeTarget,
        &RandomConsole::changeTarget,      &RandomConsole::moveTarget,        &RandomConsole::moveTarget,        &RandomConsole::removeTarget,
        &RandomConsole::patchTargets,      &RandomConsole::importTargets};
    for (int tries = 0; tries < 40; ++tries) {
        if ((this->*kinds[m_random.bounded(static_cast<int>(std::size(kinds)))])()) {
            ++m_made;
            return true;
        }
        QTest::qWait(1); // the rows may be old: somebody else changed them, and the news is on its way
    }
    return false;
}

void RandomConsole::touch(const QUuid &id, const QString &member, const QString &value)
{
    m_touched.insert(id.toString(QUuid::WithoutBraces), {member, value});
}

void RandomConsole::editSomething()
{
    const QString value = fresh(u"other"_s);
    switch (m_random.bounded(5)) {
    case 0:
        if (Environment environment = anyEnvironment(); !environment.id.isNull()) {
            environment.description = value;
            if (wait(m_workspace.update(environment), u"other"_s))
                touch(environment.id.uuid(), u"description"_s, value);
        }
        break;
    case 1:
        if (TargetGroup group = any(groups()); !group.id.isNull()) {
            group.description = value;
            if (wait(m_workspace.update(group), u"other"_s))
                touch(group.id.uuid(), u"description"_s, value);
        }
        break;
    case 2:
        if (FreezeWindow window = any(m_workspace.freezes()->all()); !window.id.isNull()) {
            window.reason = value;
            if (wait(m_workspace.update(window), u"other"_s))
                touch(window.id.uuid(), u"reason"_s, value);
        }
        break;
    case 3:
        if (Target target = any(m_workspace.targets()->allTargets()); !target.id.isNull()) {
            target.deploymentDirectory = u"/srv/"_s + value;
            if (wait(m_workspace.update(target), u"other"_s))
                touch(target.id.uuid(), u"deploymentDirectory"_s, u"/srv/"_s + value);
        }
        break;
    default:
        if (const auto answer = m_workspace.create(newTarget()); wait(answer, u"other"_s))
            touch(answer.result()->id.uuid(), u"name"_s, answer.result()->name);
    }
}

} // namespace tidegate::test
