// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/observedchange.h"

#include <QObject>
#include <QTimer>

namespace tidegate {

class ObservedChangeList;
class Workspace;

/// Another image ran on a target in spite of a freeze.
struct FreezeChange
{
    ObservedChangeId id;
    EnvironmentId environment;
    Instant at; ///< When it happened, as far as its engine says so, else when it was seen.
    QString target;
    QString component;

    friend bool operator==(const FreezeChange &, const FreezeChange &) = default;
};

/// What changed in spite of freezes, for those who mark it; kept current while somebody looks. The newest thousand; from a server that keeps no changes, or for
/// a role that may not see targets, there are none. GUI thread only.
class FreezeChanges final : public QObject
{
    Q_OBJECT

public:
    explicit FreezeChanges(Workspace *workspace, QObject *parent = nullptr);

    void setWatched(bool isWatched); ///< Only then something is asked for.
    const QList<FreezeChange> &all() const { return m_all; }
    /// Those that happened in the environment from start to before end, by time.
    QList<FreezeChange> during(EnvironmentId environment, Instant start, Instant end) const;

signals:
    void changed();

private:
    void update();

    ObservedChangeList *m_list;
    QTimer m_soon;             ///< Once for many rows, and when the model is done with them.
    QList<FreezeChange> m_all; ///< By time.
};

} // namespace tidegate
