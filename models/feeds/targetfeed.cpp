// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/targetfeed.h"

#include "models/feeds/driftfeed.h"
#include "models/feeds/environmentfeed.h"
#include "models/targettreemodel.h"

#include <QPromise>
#include <QSet>

#include <algorithm>

namespace tidegate {

namespace {

constexpr int maxTargetRows = 1000; // a hundred are asked for at a time
constexpr qsizetype maxShownAtOnce = 2000;
constexpr qint64 manyTargets = 20'000;  // whose drift takes some tens of MiB
constexpr qsizetype maxRefreshed = 900; // of every 15 s: ten thousand targets with steady health cost no more than a few requests

} // namespace

TargetFeed::TargetFeed(const FeedContext &context, EnvironmentFeed &environments, DriftFeed &drift, TargetTreeModel &tree, QObject *parent)
    : Feed(context, parent, maxTargetRows), m_drift(drift), m_tree(tree)
{
    connect(&environments, &EnvironmentFeed::appeared, this, &TargetFeed::loadAllOf);
}

void TargetFeed::load(Gathering &gathering)
{
    begin();
    m_isLoad = true;
    m_isShown = false;
    m_loading = std::make_shared<QPromise<Result<bool>>>();
    m_loading->start();
    gathering.expect<bool>(m_loading->future(), [](bool) {});
    m_arrival->goOn();
}

void TargetFeed::apply()
{
    m_isShown = true;
    if (m_arrival->isComplete()) {
        completed();
        return;
    }
    showArrived();
    if (const std::optional<Error> error = m_isStalled ? m_error : std::nullopt)
        QMetaObject::invokeMethod(
            m_arrival.get(), [this, error] { context().stalled(*error); }, Qt::QueuedConnection); // when all feeds have shown theirs
}

void TargetFeed::forget()
{
    end();
    m_isComplete = false;
    m_tree.setTargets({});
}

void TargetFeed::drop()
{
    end();
    m_drift.setNamesKnown(m_isComplete);
}

void TargetFeed::begin()
{
    end();
    m_arrival = std::make_unique<TargetArrival>(client());
    connect(m_arrival.get(), &TargetArrival::arrived, this, &TargetFeed::arrived);
    connect(m_arrival.get(), &TargetArrival::complete, this, &TargetFeed::completed);
    connect(m_arrival.get(), &TargetArrival::failed, this, &TargetFeed::failed);
    m_tree.beginTargets();
}

void TargetFeed::end()
{
    if (m_arrival) { // it may be the one that tells
        m_arrival->stop();
        disconnect(m_arrival.get(), nullptr, this, nullptr);
        m_arrival.release()->deleteLater();
    }
    m_tree.abandonTargets();
    m_loading.reset();
    m_arrived.clear();
    m_isStalled = m_isLoad = m_isAgain = false;
    finished(std::exchange(m_due, {}));
}

void TargetFeed::goOn()
{
    m_isStalled = false;
    m_error.reset();
    m_arrival->goOn();
}

void TargetFeed::arrived(const QList<Target> &targets)
{
    m_arrived += targets;
    const bool isPart = m_isLoad && !m_arrival->isComplete();
    if (isPart && m_loading && m_arrival->total() > m_tree.targetCount())
        m_isComplete = false; // many came that nobody told of
    if (m_isLoad)
        context().advance(m_arrival->count(), m_arrival->total());
    answerLoad({});
    if (isPart) {
        m_drift.setNamesKnown(false); // what is here may be called otherwise by now
        if (m_arrival->total() > manyTargets)
            m_drift.putOff();
        else
            m_drift.comeLater(); // it is as long
    }
    // Few at first, so that there is something to see at once; then many at a time, because the view looks at all rows again for each.
    const qsizetype enough = std::clamp<qsizetype>(m_tree.targetCount() / 4, 1, maxShownAtOnce);
    if (m_isShown && m_arrived.size() >= enough)
        showArrived();
}

void TargetFeed::showArrived()
{
    const QList<Target> targets = std::exchange(m_arrived, {});
    m_tree.addTargets(targets);
}

void TargetFeed::completed()
{
    if (!m_isShown)
        return;
    showArrived();
    m_tree.endTargets();
    const bool isLoad = m_isLoad;
    const bool isAgain = m_isAgain;
    end();
    m_isComplete = m_isComplete || isLoad;
    m_drift.setNamesKnown(m_isComplete);
    if (!isLoad)
        m_drift.queue(); // its rows are those of the targets
    if (isAgain)
        queue(Reload());
    if (isLoad)
        QMetaObject::invokeMethod(
            this, [this] { context().completed(); }, Qt::QueuedConnection); // when all feeds have shown theirs
}

void TargetFeed::failed(const Error &error)
{
    if (!m_isLoad) {
        end();
        if (error.kind != ErrorKind::Forbidden && error.kind != ErrorKind::Unauthenticated)
            context().refreshSoon();
        return;
    }
    if (m_loading) {
        answerLoad(error);
        return;
    }
    m_isStalled = true;
    m_error = error;
    if (!m_isShown)
        return;
    showArrived();
    context().stalled(error);
}

void TargetFeed::answerLoad(const Result<void> &first)
{
    const auto loading = std::exchange(m_loading, {});
    if (!loading)
        return;
    loading->addResult(first ? Result<bool>(true) : Result<bool>(first.error()));
    loading->finish();
}

void TargetFeed::take(const ChangeNotice &notice)
{
    if (notice.entity == EntityType::Target || notice.entity == EntityType::Sticker || notice.entity == EntityType::Drift)
        queue(TargetId(notice.entityId));
    if (notice.entity == EntityType::DriftRule) // it may speak of any number of targets
        queue(Reload());
    if (notice.kind == ChangeKind::GroupRestored) // with targets that stood in no group
        loadAllOf(notice.environment);
}

void TargetFeed::loadAllOf(EnvironmentId environment)
{
    fetch<QList<Target>>(client().targets(environment), showing());
}

std::function<void(const QList<Target> &)> TargetFeed::showing()
{
    const auto newer = std::make_shared<QSet<TargetId>>();
    m_newer.append(newer);
    return [this, newer](const QList<Target> &found) {
        QList<Target> current = found;
        current.removeIf([&newer](const Target &target) { return newer->contains(target.id); });
        for (const Target &target : std::as_const(current))
            note(target.id, newer.get());
        put(current);
    };
}

void TargetFeed::note(TargetId id, const QSet<TargetId> *last)
{
    m_newer.removeIf([](const auto &each) { return each.expired(); });
    for (const auto &each : std::as_const(m_newer)) {
        const auto newer = each.lock();
        if (newer.get() == last)
            return;
        newer->insert(id);
    }
}

void TargetFeed::tick(bool live)
{
    if (!live) {
        m_tree.setNow(context().now());
        return;
    }
    for (const TargetId id : m_tree.overdue(context().now(), maxRefreshed)) // the server says what is stale
        queue(id);
}

void TargetFeed::reload(const QList<Reload> &due)
{
    if (due.first().isList()) {
        reloadList(due);
        return;
    }
    for (qsizetype first = 0; first < due.size(); first += ApiClient::maxTargetsAtOnce)
        reloadRows(due.mid(first, ApiClient::maxTargetsAtOnce));
}

void TargetFeed::reloadList(const QList<Reload> &due)
{
    if (m_arrival) {
        m_isAgain = true; // what is here of it may be older than the change
        finished(due);    // single rows need not wait for it
        return;
    }
    begin();
    m_due = due;
    m_isShown = true;
    m_arrival->goOn();
}

void TargetFeed::reloadRows(const QList<Reload> &rows)
{
    if (rows.size() == 1) {
        const TargetId id(rows.first().id);
        finish<Target>(
            rows, client().target(id), [this](const Target &value) { show({value}); }, [this, id] { remove(id); });
        return;
    }
    QList<TargetId> ids;
    for (const Reload &row : rows)
        ids.append(TargetId(row.id));
    finish<QList<Target>>(rows, client().someTargets(ids), [this, ids](const QList<Target> &found) {
        show(found);
        QSet<TargetId> gone(ids.begin(), ids.end());
        for (const Target &target : found)
            gone.remove(target.id);
        for (const TargetId id : std::as_const(gone))
            remove(id);
    });
}

void TargetFeed::show(const QList<Target> &changed)
{
    for (const Target &target : changed)
        note(target.id);
    put(changed);
}

void TargetFeed::put(const QList<Target> &changed)
{
    QList<TargetId> others;
    for (const Target &target : changed) {
        const auto before = m_tree.outline(target.id);
        // Its row of drift names it, where it is, its release and whether it is reached; to look for the row costs more than the comparison.
        const bool isOther = !before || before->name != target.name || before->environmentId != target.environmentId
            || before->currentRelease.name != target.currentRelease.name
            || (before->health.status == Health::Unreachable) != (target.health.status == Health::Unreachable);
        if (isOther)
            others.append(target.id);
    }
    m_tree.put(changed);
    for (const TargetId id : std::as_const(others))
        m_drift.describeAgain(id);
}

void TargetFeed::remove(TargetId id)
{
    note(id);
    m_tree.removeTarget(id);
    m_drift.remove(id);
}

} // namespace tidegate
