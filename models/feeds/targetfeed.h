// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/feeds/feed.h"
#include "models/feeds/targetarrival.h"

#include <QPromise>
#include <QSet>

#include <functional>
#include <memory>

namespace tidegate {

class DriftFeed;
class EnvironmentFeed;
class TargetTreeModel;

/// Targets, in the tree. A long list is shown while it arrives: a load waits for its first page alone.
class TargetFeed final : public Feed
{
    Q_OBJECT

public:
    TargetFeed(const FeedContext &context, EnvironmentFeed &environments, DriftFeed &drift, TargetTreeModel &tree, QObject *parent);

    void load(Gathering &gathering) override;
    void apply() override;
    void forget() override;
    void drop() override;
    void take(const ChangeNotice &notice) override;
    /// Asks again for those whose check seems old; without a connection the clock alone decides what is stale.
    void tick(bool live) override;

    using Feed::queue;
    void queue(TargetId id) { Feed::queue({id.uuid(), {}}); }
    void show(const QList<Target> &changed);
    void loadAllOf(EnvironmentId environment); ///< Shows those that are there; none is taken away.
    /// For what is read from now on: shows of it what nothing newer was heard of meanwhile.
    std::function<void(const QList<Target> &)> showing();
    void remove(TargetId id);

    bool isComplete() const { return m_isComplete; } ///< All targets were here once; since then the tree is kept current.
    bool isStalled() const { return m_isStalled; }   ///< The list did not arrive as a whole.
    bool isLoading() const { return m_arrival && m_isLoad; }
    void goOn(); ///< After it stalled, from where it did.

protected:
    void reload(const QList<Reload> &due) override;

private:
    void reloadRows(const QList<Reload> &rows); ///< At most ApiClient::maxTargetsAtOnce.
    void reloadList(const QList<Reload> &due);
    void begin(); ///< Whatever arrived before is no matter any more.
    void end();   ///< Nothing arrives.
    void arrived(const QList<Target> &targets);
    void completed();
    void failed(const Error &error);
    void showArrived();
    void answerLoad(const Result<void> &first);
    void put(const QList<Target> &changed);
    /// What is on its way of it is older, but for what was asked for as the last or behind it (null: all of it is).
    void note(TargetId id, const QSet<TargetId> *last = nullptr);

    DriftFeed &m_drift;
    TargetTreeModel &m_tree;
    std::unique_ptr<TargetArrival> m_arrival;          ///< Null: the list is not under way.
    std::shared_ptr<QPromise<Result<bool>>> m_loading; ///< The first page of a load, until it is here.
    std::optional<Error> m_error;                      ///< Why it stalled.
    QList<Target> m_arrived;                           ///< Not shown yet.
    QList<Reload> m_due;                               ///< End with the list.
    QList<std::weak_ptr<QSet<TargetId>>> m_newer;      ///< Shown or removed since something was asked for; the oldest question first.
    bool m_isShown = false;                            ///< What arrives is shown; false: it waits for apply().
    bool m_isLoad = false;                             ///< It arrives for a load, not because much changed.
    bool m_isComplete = false;
    bool m_isStalled = false;
    bool m_isAgain = false; ///< Much changed while it arrived.
};

} // namespace tidegate
