// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/environmentfeed.h"

#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"

namespace tidegate {

using namespace std::chrono_literals;

namespace {
constexpr int maxEnvironmentRows = 4; // a row costs the server as much as all of them
} // namespace

EnvironmentFeed::EnvironmentFeed(const FeedContext &context, TargetTreeModel &tree, QObject *parent)
    : Feed(context, parent, maxEnvironmentRows), m_model(new EnvironmentTableModel(parent)), m_tree(tree)
{
    m_counting.setSingleShot(true);
    m_counting.setInterval(1s);
    connect(&m_counting, &QTimer::timeout, this, [this] {
        for (const EnvironmentId environment : std::exchange(m_miscounted, {}))
            queue(environment);
    });
}

void EnvironmentFeed::load(Gathering &gathering)
{
    gathering.expect<QList<EnvironmentSummary>>(client().environments(), [this](const QList<EnvironmentSummary> &all) {
        m_loaded = all;
        m_position = client().feedPosition();
    });
}

void EnvironmentFeed::apply()
{
    m_model->setNow(context().now());
    show(std::exchange(m_loaded, {}));
}

void EnvironmentFeed::forget()
{
    m_counting.stop();
    m_miscounted.clear();
    m_tree.setEnvironments({});
    m_model->setEnvironments({});
}

void EnvironmentFeed::take(const ChangeNotice &notice)
{
    if (notice.entity == EntityType::Environment && notice.kind == ChangeKind::EnvironmentReordered)
        queue(Reload());
    else if (notice.entity == EntityType::Environment)
        queue(EnvironmentId(notice.entityId));       // null: the list
    else if (notice.entity == EntityType::DriftRule) // its counts, wherever it speaks of
        queue(Reload());
    else if (notice.kind == ChangeKind::HealthObserved)
        countSoon(notice.environment);
    else if (!notice.environment.isNull())
        queue(notice.environment);
}

void EnvironmentFeed::tick(bool)
{
    m_model->setNow(context().now());
}

/// Within a second: health changes often, and the tree counts for itself.
void EnvironmentFeed::countSoon(EnvironmentId environment)
{
    if (environment.isNull())
        return;
    m_miscounted.insert(environment);
    if (!m_counting.isActive())
        m_counting.start();
}

void EnvironmentFeed::reload(const QList<Reload> &due)
{
    for (const Reload &one : due) {
        if (one.isList()) {
            finish<QList<EnvironmentSummary>>({one}, client().environments(), [this](const QList<EnvironmentSummary> &all) { show(all); });
            continue;
        }
        const EnvironmentId id(one.id);
        finish<EnvironmentSummary>(
            {one}, client().environment(id),
            [this, id](const EnvironmentSummary &value) {
                const bool isNew = !m_model->find(id);
                show(value);
                if (isNew)
                    emit appeared(id);
            },
            [this, id] { hide(id); });
    }
}

void EnvironmentFeed::show(const QList<EnvironmentSummary> &all)
{
    m_model->setEnvironments(all);
    shown();
}

void EnvironmentFeed::show(const EnvironmentSummary &environment)
{
    m_model->put(environment);
    shown();
}

void EnvironmentFeed::shown()
{
    m_tree.setEnvironments(m_model->all());
    QHash<EnvironmentId, QString> names;
    for (const EnvironmentSummary &environment : m_model->all())
        names.insert(environment.environment.id, environment.environment.displayName);
    if (std::exchange(m_names, names) != names) // seldom; the rows below are as many as targets
        emit named(names);
}

void EnvironmentFeed::hide(EnvironmentId id)
{
    m_model->remove(id);
    m_tree.setEnvironments(m_model->all());
    emit hidden(id);
}

} // namespace tidegate
