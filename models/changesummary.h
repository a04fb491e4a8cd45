// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changeperiod.h"
#include "services/domain/observedchange.h"

#include <QHash>
#include <QObject>

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class Workspace;

/// How many changes of each environment had which verdict, kept current while somebody looks. From a server that keeps none it knows nothing.
class ChangeSummary final : public QObject
{
    Q_OBJECT

public:
    explicit ChangeSummary(Workspace *workspace, QObject *parent = nullptr);

    void setPeriod(ChangePeriod period);
    void setZone(const QTimeZone &zone); ///< In which months begin.
    void setWatched(bool isWatched);     ///< Only then something is asked for.
    void reload();
    void show(const QList<ChangeCounts> &counts); ///< As the server's answer.
    bool isKnown() const { return m_known; }
    ChangeCounts of(EnvironmentId environment) const; ///< Of all, with a null one.

signals:
    void changed();

private:
    void ask();
    Instant now() const;

    Workspace *m_workspace;
    QTimer *m_later;
    ChangePeriod m_period = ChangePeriod::ThisMonth;
    QTimeZone m_zone;
    QHash<EnvironmentId, ChangeCounts> m_counts;
    quint64 m_request = 0; ///< Older answers are dropped.
    bool m_watched = false;
    bool m_due = true;
    bool m_known = false;
};

} // namespace tidegate
