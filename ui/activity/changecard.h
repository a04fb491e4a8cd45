// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/observedchange.h"

#include <QAbstractButton>

namespace tidegate {

/// What changed in an environment: how much was announced, asked, in spite of a freeze, or neither. Pressed (click, Enter, Space), the list shows what of it
/// nobody asked about.
class ChangeCard final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ChangeCard(EnvironmentId environment, QWidget *parent = nullptr);

    EnvironmentId environment() const { return m_environment; }
    void setEnvironment(const QString &name, bool isProduction);
    void setCounts(const ChangeCounts &counts);
    const ChangeCounts &counts() const { return m_counts; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void say();
    void paintTitle(QPainter *painter, const QRect &row) const;

    EnvironmentId m_environment;
    QString m_name;
    bool m_isProduction = false;
    ChangeCounts m_counts;
};

} // namespace tidegate
