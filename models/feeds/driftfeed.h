// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/feeds/feed.h"

#include <QPromise>
#include <QTimer>

#include <memory>

namespace tidegate {

class DriftTableModel;
class EnvironmentFeed;
class TargetTreeModel;
struct FleetDrift;

/// What is deployed against what should be, a row a target.
class DriftFeed final : public Feed
{
    Q_OBJECT

public:
    DriftFeed(const FeedContext &context, EnvironmentFeed &environments, TargetTreeModel &tree, QObject *parent);

    DriftTableModel *model() const { return m_model; }

    void load(Gathering &gathering) override;
    void apply() override;
    void forget() override;
    void drop() override;
    void take(const ChangeNotice &notice) override;

    using Feed::queue;
    void queue(TargetId id) { Feed::queue({id.uuid(), {}}); }
    void describeAgain(TargetId id); ///< The target is called, placed or reached in another way.
    void remove(TargetId id);
    /// There are so many targets that a load does not wait for its list.
    void comeLater();
    /// There are so many that the list is not asked for before somebody looks.
    void putOff();
    /// Whether all targets are here, so that the rows of a list can be named.
    void setNamesKnown(bool known);

protected:
    void reload(const QList<Reload> &due) override;

private:
    using Reports = QList<std::pair<TargetId, DriftReport>>;

    void ask(); ///< For the list of a load.
    void arrived(const Result<Reports> &reports);
    void missed(const Error &error);
    void reloaded(const Reports &all);
    void showLoaded();
    void show(const Reports &reports);
    FleetDrift rowOf(TargetId target, const DriftReport &report) const;

    DriftTableModel *m_model;
    EnvironmentFeed &m_environments;
    TargetTreeModel &m_tree;
    std::shared_ptr<QPromise<Result<bool>>> m_loading;   ///< What a load waits for.
    std::unique_ptr<QObject> m_asking;                   ///< The list of a load, while it is under way.
    QFuture<Result<Reports>> m_asked;                    ///< The same.
    std::optional<Reports> m_loaded;                     ///< Not shown yet.
    QHash<TargetId, std::optional<DriftReport>> m_newer; ///< Shown or removed since it was asked for.
    QHash<TargetId, DriftReport> m_unplaced;             ///< Their targets are not here.
    QTimer m_retry;                                      ///< Asks again for what a load did not wait for.
    int m_failures = 0;                                  ///< Of that, in a row.
    int m_loads = 0;                                     ///< That were begun.
    bool m_isApplied = false;
    bool m_namesKnown = false;
    bool m_isPutOff = false;
};

} // namespace tidegate
