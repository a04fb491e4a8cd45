// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/feeds/feed.h"

namespace tidegate {

class EnvironmentFeed;
class FreezeWindowTableModel;

/// Freeze windows of a year back and two ahead. At each start and end the environment is loaded again, which the server may have closed or opened.
class FreezeWindowFeed final : public Feed
{
    Q_OBJECT

public:
    FreezeWindowFeed(const FeedContext &context, EnvironmentFeed &environments, QObject *parent);

    FreezeWindowTableModel *model() const { return m_model; }

    void load(Gathering &gathering) override;
    void apply() override;
    void forget() override;
    void take(const ChangeNotice &notice) override;

    void show(const FreezeWindow &window);
    void remove(FreezeWindowId id);

protected:
    void reload(const QList<Reload> &due) override;

private:
    QFuture<Result<QList<FreezeWindow>>> ask(EnvironmentId environment = {}) const; ///< Null: of all.
    void show(const QList<FreezeWindow> &all);
    void replace(EnvironmentId environment, const QList<FreezeWindow> &windows);
    void armBoundary();
    void passBoundary();

    FreezeWindowTableModel *m_model;
    EnvironmentFeed &m_environments;
    QList<FreezeWindow> m_loaded;
    QTimer m_boundary;        ///< To the next start or end.
    Instant m_boundaryPassed; ///< Up to here, changes were seen.
};

} // namespace tidegate
