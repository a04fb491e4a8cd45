// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

#include <QObject>
#include <QSet>

namespace tidegate {

class Workspace;

/// Looks at the newest inventory of each target for a digest: "where is this running?". Four at a time; can be cancelled.
class DigestSearch final : public QObject
{
    Q_OBJECT

public:
    explicit DigestSearch(Workspace *workspace, QObject *parent = nullptr);

    void start(const QString &digest, const QList<TargetId> &targets);
    void cancel();
    bool isRunning() const { return m_running > 0 || !m_waiting.isEmpty(); }
    const QString &digest() const { return m_digest; }
    const QSet<QUuid> &found() const { return m_found; }
    int done() const { return m_done; }
    int total() const { return m_total; }
    int failed() const { return m_failed; } ///< Targets whose inventory could not be read: they may run it too.

signals:
    void progressed(); ///< Also at the end.

private:
    void startNext();

    Workspace *m_workspace = nullptr;
    QString m_digest;
    QList<TargetId> m_waiting;
    QSet<QUuid> m_found;
    int m_running = 0;
    int m_done = 0;
    int m_total = 0;
    int m_failed = 0;
    int m_round = 0; ///< Answers of an older search are ignored.
};

} // namespace tidegate
