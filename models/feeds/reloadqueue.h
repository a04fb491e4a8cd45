// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace tidegate {

/// Something to load again.
struct Reload
{
    enum Kind {
        Environment,
        FreezeWindow,
        Group,
        Target,
        Drift, ///< Of one target.
        EnvironmentList,
        FreezeWindowList,
        GroupList,
        TargetList,
        DriftList,
        Audit, ///< The newest page.
    };
    Kind kind = Environment;
    QUuid id;                  ///< Null for lists.
    EnvironmentId environment; ///< Where a freeze window is.

    friend bool operator==(const Reload &a, const Reload &b) { return a.kind == b.kind && a.id == b.id; }
    friend size_t qHash(const Reload &reload, size_t seed = 0) { return qHashMulti(seed, static_cast<int>(reload.kind), reload.id); }
};

/// Turns a stream of "this changed" into few loads: each thing at most once in 100 ms and never twice at the same time, so that an older
/// answer cannot overtake a newer one; a list instead of many of its rows.
class ReloadQueue : public QObject
{
    Q_OBJECT

public:
    explicit ReloadQueue(QObject *parent = nullptr);

    void add(const Reload &reload);
    /// To be called once for each that was due; what was added meanwhile becomes due again.
    void finished(const Reload &reload);
    void clear();   ///< Forgets what waits, as everything is loaded anyway.
    void abandon(); ///< Also what is being loaded: finished() will not be called for it.
    /// While held nothing becomes due.
    void setHeld(bool held);

signals:
    void due(const QList<tidegate::Reload> &reloads);

private:
    void flush();
    void gatherLists();
    bool isBlocked(const Reload &reload) const;

    QTimer m_timer;
    QSet<Reload> m_waiting;
    QSet<Reload> m_busy;
    bool m_held = false;
};

} // namespace tidegate
