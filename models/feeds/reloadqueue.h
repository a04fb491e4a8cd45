// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace tidegate {

/// A row to load again, or all of them.
struct Reload
{
    QUuid id;                  ///< Null: the list.
    EnvironmentId environment; ///< Where the row is, for what is found below its environment.

    bool isList() const { return id.isNull(); }

    friend bool operator==(const Reload &a, const Reload &b) { return a.id == b.id; }
    friend size_t qHash(const Reload &reload, size_t seed = 0) { return qHash(reload.id, seed); }
};

/// Turns a stream of "this changed" into few loads of one resource: each row at most once in 100 ms and never twice at the same time, so that an older
/// answer cannot overtake a newer one; the list instead of many of its rows.
class ReloadQueue : public QObject
{
    Q_OBJECT

public:
    /// More rows than this are cheaper to load as a list.
    explicit ReloadQueue(int maxRows = 200, QObject *parent = nullptr);

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

    const int m_maxRows;
    QTimer m_timer;
    QSet<Reload> m_waiting;
    QSet<Reload> m_busy;
    bool m_held = false;
};

} // namespace tidegate
