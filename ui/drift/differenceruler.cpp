// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drift/differenceruler.h"

#include "ui/drift/comparisonmodel.h"
#include "ui/style/theme.h"
#include "ui/widgets/plural.h"

#include <QMouseEvent>
#include <QPainter>

namespace tidegate {

namespace {
constexpr int rulerWidth = 14;
constexpr qreal thinnestMark = 4;
} // namespace

DifferenceRuler::DifferenceRuler(ComparisonModel *model, QWidget *parent) : QWidget(parent), m_model(model)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setCursor(Qt::PointingHandCursor);
    const auto follow = [this] {
        const int count = m_model->differences();
        const QString text = plural(count, tr("1 difference"), tr("%n differences", nullptr, count));
        setToolTip(text);
        setAccessibleName(text);
        update();
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, follow);
    connect(model, &QAbstractItemModel::rowsRemoved, this, follow);
    connect(model, &QAbstractItemModel::dataChanged, this, follow);
    follow();
}

void DifferenceRuler::setCurrent(int row)
{
    m_current = row;
    update();
}

QSize DifferenceRuler::sizeHint() const
{
    return {rulerWidth, 40};
}

QRectF DifferenceRuler::markOf(int row) const
{
    // Beside its row while all rows are in view; else in proportion.
    const qreal each = qMin<qreal>(spacing::rowHeight, static_cast<qreal>(height() - m_offset) / qMax(1, m_model->rowCount()));
    const qreal thickness = qBound(thinnestMark, each - 1, 12.0);
    return {2, m_offset + row * each + (each - thickness) / 2, rulerWidth - 4.0, thickness};
}

void DifferenceRuler::paintEvent(QPaintEvent *)
{
    const BaseColors colors = Theme::current().colors();
    QPainter painter(this);
    painter.fillRect(rect(), colors.alt);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const ComparisonLine *line = m_model->lineAt(row);
        const QRectF mark = markOf(row);
        if (line && line->counts()) {
            // Which side it is on: what is missing left, what is not expected right, what differs both.
            const QRectF left(mark.left(), mark.top(), mark.width() / 2, mark.height());
            if (!line->expected.isEmpty())
                painter.fillRect(left, Theme::current().tone(Tone::DiffExpected).solid);
            if (!line->actual.isEmpty())
                painter.fillRect(left.translated(left.width(), 0), Theme::current().tone(Tone::DiffActual).solid);
        }
        if (row == m_current) {
            painter.setPen(QPen(colors.focus, 2));
            painter.drawRect(mark.adjusted(-1, -1, 1, 1));
        }
    }
}

void DifferenceRuler::mousePressEvent(QMouseEvent *event)
{
    int nearest = -1;
    qreal distance = height();
    int number = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const ComparisonLine *line = m_model->lineAt(row);
        if (!line || !line->counts())
            continue;
        if (const qreal away = qAbs(markOf(row).center().y() - event->position().y()); away < distance) {
            distance = away;
            nearest = number;
        }
        ++number;
    }
    if (nearest >= 0)
        emit differenceRequested(nearest);
}

} // namespace tidegate
