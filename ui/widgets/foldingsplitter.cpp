// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/foldingsplitter.h"

#include <QEvent>
#include <QResizeEvent>

#include <algorithm>

namespace tidegate {
namespace {

QSize leastOf(const QWidget *part)
{
    return part->isHidden() ? QSize() : part->minimumSizeHint().expandedTo(part->minimumSize()).boundedTo(part->maximumSize());
}

} // namespace

FoldingSplitter::FoldingSplitter(QWidget *parent) : QSplitter(Qt::Horizontal, parent)
{
    setChildrenCollapsible(false);
}

QList<int> FoldingSplitter::widths() const
{
    return isFolded() ? m_widths : sizes();
}

void FoldingSplitter::setWidths(const QList<int> &widths)
{
    if (isFolded())
        m_widths = widths;
    else if (!widths.isEmpty())
        setSizes(widths);
}

int FoldingSplitter::widthBeside() const
{
    int width = 0;
    for (int i = 0; i < count(); ++i) {
        if (!widget(i)->isHidden())
            width += leastOf(widget(i)).width() + (width > 0 ? handleWidth() : 0);
    }
    return width;
}

QSize FoldingSplitter::minimumSizeHint() const
{
    QSize size;
    int below = 0;
    for (int i = 0; i < count(); ++i) {
        const QSize least = leastOf(widget(i));
        size = size.expandedTo(least);
        if (!widget(i)->isHidden())
            below += std::max(0, least.height()) + (below > 0 ? handleWidth() : 0);
    }
    return isFolded() ? QSize(size.width(), below) : size;
}

void FoldingSplitter::arrange()
{
    const Qt::Orientation wanted = width() < widthBeside() ? Qt::Vertical : Qt::Horizontal;
    if (wanted == orientation())
        return;
    QList<int> &left = isFolded() ? m_heights : m_widths;
    left = sizes();
    setOrientation(wanted);
    const QList<int> &known = isFolded() ? m_heights : m_widths;
    setSizes(known.isEmpty() ? QList<int>(count(), std::max(1, isFolded() ? height() : width())) : known);
    updateGeometry();
}

void FoldingSplitter::resizeEvent(QResizeEvent *event)
{
    arrange();
    QSplitter::resizeEvent(event);
}

bool FoldingSplitter::event(QEvent *event)
{
    const bool handled = QSplitter::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible())
        arrange(); // a part came, went or asks for more
    return handled;
}

} // namespace tidegate
