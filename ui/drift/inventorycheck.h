// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspace.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

/// Has the server look at a target again and follows that until it ends, or until somebody gives up waiting.
class InventoryCheck final : public QObject
{
    Q_OBJECT

public:
    explicit InventoryCheck(Workspace *workspace, QObject *parent = nullptr);

    void start(TargetId target); ///< One at a time: an earlier one is no longer followed.
    void cancel();               ///< Stops waiting; what the server does goes on.
    bool isRunning() const { return !m_target.isNull(); }
    TargetId target() const { return m_target; }

signals:
    void progressed(tidegate::OperationStatus status);
    void ended(const QString &problem); ///< Empty: it was looked at.

private:
    void take(const Result<Operation> &answer);
    void poll();
    void end(const QString &problem);

    Workspace *m_workspace;
    TargetId m_target;
    OperationId m_operation;
    QTimer *m_poll = nullptr;
    int m_polls = 0;
    quint64 m_run = 0; ///< Answers of an earlier one are dropped.
};

} // namespace tidegate
