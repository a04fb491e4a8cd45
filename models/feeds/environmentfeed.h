// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/feeds/feed.h"

#include <QSet>

namespace tidegate {

class EnvironmentTableModel;
class TargetTreeModel;

/// Environments, in the table and as the roots of the tree. A row counts what is below it, so that it is loaded again when that changes.
class EnvironmentFeed final : public Feed
{
    Q_OBJECT

public:
    EnvironmentFeed(const FeedContext &context, TargetTreeModel &tree, QObject *parent);

    EnvironmentTableModel *model() const { return m_model; }
    qint64 position() const { return m_position; } ///< Of the change feed, which the list that was loaded reflects.

    void load(Gathering &gathering) override;
    void apply() override;
    void forget() override;
    void take(const ChangeNotice &notice) override;
    void tick(bool live) override;

    using Feed::queue;
    void queue(EnvironmentId id) { Feed::queue({id.uuid(), id}); }
    void show(const QList<EnvironmentSummary> &all);
    void show(const EnvironmentSummary &environment);
    void hide(EnvironmentId id);

signals:
    void appeared(EnvironmentId id); ///< What is below it is not known yet.
    void hidden(EnvironmentId id);
    void named(const QHash<EnvironmentId, QString> &names); ///< Display names, of which one is another now.

protected:
    void reload(const QList<Reload> &due) override;

private:
    void countSoon(EnvironmentId id);
    void shown();

    EnvironmentTableModel *m_model;
    TargetTreeModel &m_tree;
    QList<EnvironmentSummary> m_loaded;
    qint64 m_position = -1;
    QHash<EnvironmentId, QString> m_names; ///< As they were told.
    QTimer m_counting;                     ///< To when those in m_miscounted are loaded again.
    QSet<EnvironmentId> m_miscounted;
};

} // namespace tidegate
