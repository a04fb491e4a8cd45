// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/formarea.h"

#include "ui/style/theme.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>

namespace tidegate {

FormArea::FormArea(QWidget *form, QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(form);
    viewport()->setAutoFillBackground(false);
    form->setAutoFillBackground(false);
}

void FormArea::setLeastRows(int rows)
{
    m_leastRows = rows;
    updateGeometry();
}

QSize FormArea::sizeHint() const
{
    return {widget()->sizeHint().width() + verticalScrollBar()->sizeHint().width(), widget()->sizeHint().height()};
}

QSize FormArea::minimumSizeHint() const
{
    const QSize form = widget()->minimumSizeHint();
    return {form.width() + verticalScrollBar()->sizeHint().width(), qMin(form.height(), m_leastRows * spacing::rowHeight)};
}

bool FormArea::hasHeightForWidth() const
{
    return widget()->layout()->hasHeightForWidth();
}

int FormArea::heightForWidth(int width) const
{
    // What wraps asks for a minimum as if it were narrow, and the area scrolls below that minimum, also where the width needs less.
    const int least = std::max(widget()->minimumSizeHint().height(), widget()->minimumHeight());
    return std::max(widget()->layout()->totalHeightForWidth(width), least);
}

bool FormArea::eventFilter(QObject *watched, QEvent *event)
{
    const bool handled = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry(); // a note below a field came or went
    return handled;
}

} // namespace tidegate
