// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/pill.h"

#include "ui/style/statusglyph.h"

#include <QPainter>

namespace tidegate {

Pill::Pill(const QString &word, Tone tone, QWidget *parent) : QLabel(word, parent), m_tone(tone)
{
    QFont font = Theme::captionFont();
    font.setWeight(QFont::DemiBold);
    setFont(font);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (word.isEmpty())
        hide();
}

void Pill::setWord(const QString &word, Tone tone)
{
    m_tone = tone;
    setText(word);
    setVisible(!word.isEmpty());
    update();
}

QSize Pill::sizeHint() const
{
    return wordPillSize(font(), text()).toSize();
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    paintWordPill(&painter, rect(), text(), m_tone);
}

} // namespace tidegate
