// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/paintedicon.h"

#include "ui/style/statusglyph.h"

#include <QIconEngine>
#include <QPainter>

namespace tidegate {

namespace {

using Paint = std::function<void(QPainter *, const QRectF &)>;

class PaintedIconEngine final : public QIconEngine
{
public:
    PaintedIconEngine(Paint paint, bool plate) : m_paint(std::move(paint)), m_plate(plate) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.45);
        QRectF area(rect);
        if (mode == QIcon::Selected && m_plate) {
            paintPlate(painter, area);
            area.adjust(1, 1, -1, -1);
        }
        m_paint(painter, area);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new PaintedIconEngine(m_paint, m_plate); }
    bool isNull() override { return false; }

private:
    Paint m_paint;
    bool m_plate;
};

} // namespace

QIcon paintedIcon(const Paint &paint, bool plateWhenSelected)
{
    return QIcon(new PaintedIconEngine(paint, plateWhenSelected));
}

} // namespace tidegate
