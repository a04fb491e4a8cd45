// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/healthbar.h"

#include "models/words.h"
#include "ui/style/statusglyph.h"

#include <QPainter>

namespace tidegate {

HealthBar::HealthBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCounts({});
}

void HealthBar::setCounts(const HealthCounts &counts)
{
    m_counts = counts;
    const QString text = words::healthCounts(counts);
    setAccessibleName(text);
    setToolTip(text);
    update();
}

QSize HealthBar::sizeHint() const
{
    return {160, fontMetrics().height() + 8};
}

QSize HealthBar::minimumSizeHint() const
{
    return {40, sizeHint().height()};
}

void HealthBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintHealthBar(&painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_counts);
    if (m_counts.total() > 0)
        return;
    painter.setPen(Theme::current().colors().placeholder);
    painter.drawText(rect(), Qt::AlignCenter, words::healthCounts(m_counts));
}

} // namespace tidegate
