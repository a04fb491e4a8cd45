// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/freezewindowfeed.h"

#include "models/feeds/environmentfeed.h"
#include "models/freezewindowtablemodel.h"
#include "services/domain/occurrence.h"

namespace tidegate {

using namespace std::chrono_literals;

FreezeWindowFeed::FreezeWindowFeed(const FeedContext &context, EnvironmentFeed &environments, QObject *parent)
    : Feed(context, parent), m_model(new FreezeWindowTableModel(parent)), m_environments(environments)
{
    m_boundary.setSingleShot(true);
    connect(&m_boundary, &QTimer::timeout, this, &FreezeWindowFeed::passBoundary);
    connect(&environments, &EnvironmentFeed::named, m_model, &FreezeWindowTableModel::setEnvironmentNames);
    connect(&environments, &EnvironmentFeed::hidden, this, [this](EnvironmentId id) { replace(id, {}); });
    connect(&environments, &EnvironmentFeed::appeared, this,
            [this](EnvironmentId id) { fetch<QList<FreezeWindow>>(ask(id), [this, id](const QList<FreezeWindow> &windows) { replace(id, windows); }); });
}

QFuture<Result<QList<FreezeWindow>>> FreezeWindowFeed::ask(EnvironmentId environment) const
{
    const Instant now = context().now();
    return client().freezeWindows(environment, wholeSeconds(now - std::chrono::days(366)), wholeSeconds(now + std::chrono::days(731)));
}

void FreezeWindowFeed::load(Gathering &gathering)
{
    gathering.expect<QList<FreezeWindow>>(ask(), [this](const QList<FreezeWindow> &all) { m_loaded = all; });
}

void FreezeWindowFeed::apply()
{
    m_boundaryPassed = context().now();
    m_model->setNow(m_boundaryPassed);
    show(std::exchange(m_loaded, {}));
}

void FreezeWindowFeed::forget()
{
    m_boundary.stop();
    m_model->setWindows({});
}

void FreezeWindowFeed::take(const ChangeNotice &notice)
{
    if (notice.entity == EntityType::FreezeWindow)
        queue({notice.entityId, notice.environment});
}

void FreezeWindowFeed::reload(const QList<Reload> &due)
{
    for (const Reload &one : due) {
        if (one.isList()) {
            finish<QList<FreezeWindow>>({one}, ask(), [this](const QList<FreezeWindow> &all) { show(all); });
            continue;
        }
        const FreezeWindowId id(one.id);
        finish<FreezeWindow>(
            {one}, client().freezeWindow(one.environment, id), [this](const FreezeWindow &window) { show(window); }, [this, id] { remove(id); });
    }
}

void FreezeWindowFeed::show(const QList<FreezeWindow> &all)
{
    m_model->setWindows(all);
    armBoundary();
}

void FreezeWindowFeed::show(const FreezeWindow &window)
{
    if (window.deletedAt)
        m_model->remove(window.id);
    else
        m_model->put(window);
    armBoundary();
}

void FreezeWindowFeed::remove(FreezeWindowId id)
{
    m_model->remove(id);
    armBoundary();
}

void FreezeWindowFeed::replace(EnvironmentId environment, const QList<FreezeWindow> &windows)
{
    QList<FreezeWindow> all = m_model->all();
    all.removeIf([environment](const FreezeWindow &window) { return window.environmentId == environment; });
    show(all + windows);
}

void FreezeWindowFeed::armBoundary()
{
    std::optional<Instant> next;
    for (const FreezeWindow &window : m_model->all()) {
        for (const Occurrence &occurrence : occurrences(window, m_boundaryPassed)) {
            for (const Instant at : {occurrence.start, occurrence.end}) {
                if (at > m_boundaryPassed && (!next || at < *next))
                    next = at;
            }
        }
    }
    if (!next) {
        m_boundary.stop();
        return;
    }
    // A quarter of a second late rather than early: the server judges by its own clock. At most an hour, since clocks are set.
    const auto wait = std::clamp<std::chrono::milliseconds>(*next - context().now() + 250ms, 0ms, 1h);
    m_boundary.start(wait);
}

void FreezeWindowFeed::passBoundary()
{
    const Instant until = context().now();
    const auto passed = [&](Instant at) { return at > m_boundaryPassed && at <= until; };
    for (const FreezeWindow &window : m_model->all()) {
        const QList<Occurrence> near = occurrences(window, m_boundaryPassed, until + Instant::duration(1));
        if (std::any_of(near.begin(), near.end(), [&](const Occurrence &each) { return passed(each.start) || passed(each.end); }))
            m_environments.queue(window.environmentId);
    }
    m_boundaryPassed = std::max(m_boundaryPassed, until);
    m_model->setNow(until);
    armBoundary();
}

} // namespace tidegate
