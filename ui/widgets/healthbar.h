// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/health.h"

#include <QWidget>

namespace tidegate {

/// How many targets are in each state, as a bar in proportion with shapes and numbers; the words are its accessible name and tooltip.
class HealthBar final : public QWidget
{
    Q_OBJECT

public:
    explicit HealthBar(QWidget *parent = nullptr);

    void setCounts(const HealthCounts &counts);
    const HealthCounts &counts() const { return m_counts; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    HealthCounts m_counts;
};

} // namespace tidegate
