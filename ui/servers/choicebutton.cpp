// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/servers/choicebutton.h"

#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOption>

namespace tidegate {
namespace {

constexpr int iconEdge = 32;
constexpr int textLeft = spacing::page + iconEdge + spacing::page;
constexpr int maxWidth = 480;
constexpr qreal focusWidth = 2;

} // namespace

ChoiceButton::ChoiceButton(const QString &icon, const QString &title, const QString &sentence, QWidget *parent) : QAbstractButton(parent), m_sentence(sentence)
{
    setIcon(symbolIcon(icon));
    setText(title);
    setAccessibleName(QString(title).remove(QLatin1Char('&')));
    setAccessibleDescription(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int ChoiceButton::titleHeight() const
{
    return QFontMetrics(Theme::sectionFont()).height();
}

QRect ChoiceButton::sentenceRect(int width) const
{
    const QRect room(0, 0, std::max(1, width - textLeft - spacing::page), 1000);
    const int height = fontMetrics().boundingRect(room, Qt::TextWordWrap, m_sentence).height();
    return {textLeft, spacing::group + titleHeight() + spacing::inside, room.width(), height};
}

int ChoiceButton::heightForWidth(int width) const
{
    return sentenceRect(width).bottom() + 1 + spacing::group;
}

QSize ChoiceButton::sizeHint() const
{
    return {maxWidth, heightForWidth(maxWidth)};
}

void ChoiceButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        event->ignore(); // the page moves between its choices
    else
        QAbstractButton::keyPressEvent(event);
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    const BaseColors colors = Theme::current().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool raised = underMouse() || isDown();
    const bool focused = hasFocus();
    painter.setPen(QPen(focused ? colors.focus : colors.borderStrong, focused ? focusWidth : 1));
    painter.setBrush(raised ? colors.alt : colors.base);
    const qreal inset = focused ? focusWidth / 2 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), spacing::radius, spacing::radius);

    const auto mirrored = [this](const QRect &place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
    icon().paint(&painter, mirrored({spacing::page, (height() - iconEdge) / 2, iconEdge, iconEdge}));
    const QRect sentence = sentenceRect(width());
    const Qt::Alignment start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    painter.setFont(Theme::sectionFont());
    painter.setPen(colors.text);
    painter.drawText(mirrored({textLeft, spacing::group, sentence.width(), titleHeight()}), static_cast<int>(start | Qt::AlignVCenter) | Qt::TextShowMnemonic,
                     text());
    painter.setFont(font());
    painter.setPen(colors.text2);
    painter.drawText(mirrored(sentence), static_cast<int>(start) | Qt::TextWordWrap, m_sentence);
}

} // namespace tidegate
