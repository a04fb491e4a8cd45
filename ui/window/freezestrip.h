// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environmentsummary.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

/// "Production is frozen until 1 Dec 00:00 (7 d 4 h) · Holiday freeze": one line while something in the scope is frozen, else no room.
class FreezeStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit FreezeStrip(QWidget *parent = nullptr);

    /// scope null: all environments.
    void setState(const QList<EnvironmentSummary> &environments, QUuid scope, Instant now);
    QString text() const;

signals:
    void showRequested(QUuid window);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_text = nullptr;
    QToolButton *m_show = nullptr;
    QUuid m_window;
};

} // namespace tidegate
