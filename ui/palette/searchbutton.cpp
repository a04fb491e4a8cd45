// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/searchbutton.h"

#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFrame>

namespace tidegate {

namespace {

constexpr int buttonWidth = 420;
constexpr int minButtonWidth = 120;

} // namespace

SearchButton::SearchButton(const QKeySequence &key, QWidget *parent) : QAbstractButton(parent), m_key(key.toString(QKeySequence::NativeText))
{
    setText(tr("Search or run a command…"));
    setIcon(symbolIcon(QStringLiteral("search")));
    setAccessibleName(tr("Search or run a command"));
    setToolTip(tr("Find targets, environments, freezes and commands (%1)").arg(m_key));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(buttonWidth);
}

QSize SearchButton::sizeHint() const
{
    return {buttonWidth, fontMetrics().height() + 2 * spacing::inside + 2};
}

QSize SearchButton::minimumSizeHint() const
{
    return {minButtonWidth, sizeHint().height()};
}

void SearchButton::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (!text.isEmpty() && text.at(0).isPrint() && event->key() != Qt::Key_Space)
        emit typed(text);
    else
        QAbstractButton::keyPressEvent(event);
}

void SearchButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOptionFrame frame;
    frame.initFrom(this);
    frame.lineWidth = 1;
    frame.state |= QStyle::State_Sunken;
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &frame, &painter, this);
    const auto place = [this](const QRect &rect) { return QStyle::visualRect(layoutDirection(), this->rect(), rect); };
    const int side = spacing::smallIcon;
    icon().paint(&painter, place(QRect(spacing::between, (height() - side) / 2, side, side)));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRect inner = rect().adjusted(side + 2 * spacing::between, 0, -spacing::between, 0);
    const int keyWidth = fontMetrics().horizontalAdvance(m_key);
    const int textWidth = fontMetrics().horizontalAdvance(text());
    const bool keyFits = inner.width() >= textWidth + keyWidth + spacing::group;
    const int room = keyFits ? inner.width() - keyWidth - spacing::group : inner.width();
    const auto flags = Qt::AlignVCenter | Qt::TextSingleLine;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.drawText(place(QRect(inner.left(), 0, room, height())), static_cast<int>(flags | (mirrored ? Qt::AlignRight : Qt::AlignLeft)),
                     fontMetrics().elidedText(text(), Qt::ElideRight, room));
    if (keyFits)
        painter.drawText(place(QRect(inner.right() - keyWidth, 0, keyWidth + 1, height())), static_cast<int>(flags | Qt::AlignHCenter), m_key);
}

} // namespace tidegate
