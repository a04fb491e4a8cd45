// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/server.h"

#include <QAbstractListModel>

namespace tidegate {

class ServerCheck;

/// A test of a connection as rows, one a step: "✓ Name: 10.0.0.5", "✕ Sign-in: the token is not accepted", "– Database: not tried".
class ServerCheckModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class StepState { Waiting, Running, Passed, Failed };
    Q_ENUM(StepState)
    enum Role { StateRole = Qt::UserRole + 1 }; ///< int(StepState)

    explicit ServerCheckModel(QObject *parent = nullptr);

    void start(const Endpoint &endpoint);
    void cancel(); ///< What was not done is shown as not tried.
    bool isRunning() const { return m_running; }
    /// The outcome in a sentence; empty while there is none. A failure says what to do.
    QString verdict() const { return m_verdict; }
    bool hasPassed() const { return m_passed; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    void runningChanged();

private:
    struct Row
    {
        StepState state = StepState::Waiting;
        QString note;
    };

    void set(int step, StepState state, const QString &note);
    void finish(const QString &verdict, bool passed);

    ServerCheck *m_check;
    QList<Row> m_rows;
    bool m_running = false;
    bool m_passed = false;
    QString m_verdict;
};

} // namespace tidegate
