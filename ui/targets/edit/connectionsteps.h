// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace tidegate {

/// One step on the way to a target.
struct ConnectionStep
{
    enum class State { Passed, Failed, NotReached };

    QString text;
    State state = State::NotReached;

    friend bool operator==(const ConnectionStep &, const ConnectionStep &) = default;
};

/// What a health check says of the steps it takes: resolve the name, connect, TLS, an answer, the right engine with access. The check takes
/// them in this order and its code names the one that failed. Empty when nothing was tried, such as for a target that an agent checks. Pure.
QList<ConnectionStep> connectionSteps(const Target &target, const HealthReport &report);

/// Shows the steps of the last check of a target, or nothing where there are none.
class ConnectionSteps final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionSteps(QWidget *parent = nullptr);

    void showReport(const Target &target, const HealthReport &report);

private:
    void addLine(const QString &text, bool strong);

    QVBoxLayout *m_lines = nullptr;
    QList<ConnectionStep> m_shown;
};

} // namespace tidegate
