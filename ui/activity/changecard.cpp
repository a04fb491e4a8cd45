// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/changecard.h"

#include "models/changewords.h"
#include "ui/style/changeglyph.h"
#include "ui/style/consolestyle.h"
#include "ui/style/plaintext.h"
#include "ui/style/statusglyph.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int cardWidth = 240;
constexpr int leastCardWidth = 168;
constexpr int cardPadding = spacing::between;

int lineOf(const QFont &font)
{
    return QFontMetrics(font).height();
}

} // namespace

ChangeCard::ChangeCard(EnvironmentId environment, QWidget *parent) : QAbstractButton(parent), m_environment(environment)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::toggled, this, &ChangeCard::say);
}

void ChangeCard::setEnvironment(const QString &name, bool isProduction)
{
    m_name = name;
    m_isProduction = isProduction;
    say();
}

void ChangeCard::setCounts(const ChangeCounts &counts)
{
    m_counts = counts;
    say();
}

void ChangeCard::say()
{
    QStringList sentence{m_name};
    if (m_isProduction)
        sentence.append(tr("production"));
    sentence += {words::changeCount(m_counts.total()), words::verdictCounts(m_counts), words::unasked(m_counts)};
    setAccessibleName(sentence.join(u", "_s));
    setAccessibleDescription(isChecked()                  ? tr("Chosen: the list shows this environment alone. Enter shows all again.")
                                 : m_counts.unasked() > 0 ? tr("Enter shows those that nobody asked about.")
                                                          : tr("Enter shows the changes of this environment alone."));
    setToolTip(plainToolTip(m_name + u": "_s + words::verdictCounts(m_counts) + u'\n' + accessibleDescription()));
    update();
}

QSize ChangeCard::sizeHint() const
{
    const int bar = lineOf(Theme::captionFont()) + spacing::inside;
    return {cardWidth, 2 * cardPadding + lineOf(Theme::strongFont()) + bar + lineOf(Theme::captionFont()) + 2 * spacing::inside};
}

QSize ChangeCard::minimumSizeHint() const
{
    return {leastCardWidth, sizeHint().height()};
}

void ChangeCard::paintTitle(QPainter *painter, const QRect &row) const
{
    const BaseColors colors = Theme::current().colors();
    const auto aligned = [this](Qt::Alignment side) { return static_cast<int>(QStyle::visualAlignment(layoutDirection(), side | Qt::AlignVCenter)); };
    const auto place = [&](int from, int width) {
        return QStyle::visualRect(layoutDirection(), row, QRect(row.left() + from, row.top(), width, row.height()));
    };
    const QString count = words::changeCount(m_counts.total());
    painter->setFont(Theme::captionFont());
    const int countWidth = painter->fontMetrics().horizontalAdvance(count) + 2;
    painter->setPen(colors.text2);
    painter->drawText(place(row.width() - countWidth, countWidth), aligned(Qt::AlignTrailing), count);
    int room = row.width() - countWidth - spacing::between;
    const QSizeF pill = wordPillSize(Theme::captionFont(), tr("PROD"));
    if (m_isProduction)
        room -= static_cast<int>(pill.width()) + spacing::between;
    painter->setFont(Theme::strongFont());
    painter->setPen(colors.text);
    const QString name = painter->fontMetrics().elidedText(plainLine(m_name), Qt::ElideRight, room);
    const int nameWidth = std::min(room, painter->fontMetrics().horizontalAdvance(name) + 2);
    painter->drawText(place(0, nameWidth), aligned(Qt::AlignLeading), name);
    if (!m_isProduction)
        return;
    painter->setFont(Theme::captionFont());
    paintWordPill(painter, place(nameWidth + spacing::between, static_cast<int>(pill.width())), tr("PROD"));
}

void ChangeCard::paintEvent(QPaintEvent *)
{
    const BaseColors colors = Theme::current().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool strong = isChecked() || hasFocus();
    const qreal inset = hasFocus() ? ringInset(painter) + 0.5 : strong ? ringInset(painter) : 0.5;
    painter.setPen(hasFocus() ? QPen(colors.focus, 3) : QPen(isChecked() ? colors.borderStrong : colors.border, strong ? 2 : 1));
    painter.setBrush(isChecked() ? colors.alt : colors.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), spacing::radius, spacing::radius);

    QRect rest = rect().adjusted(cardPadding + 1, cardPadding, -cardPadding - 1, -cardPadding);
    QRect row = rest;
    row.setHeight(lineOf(Theme::strongFont()));
    paintTitle(&painter, row);
    painter.setFont(Theme::captionFont());
    row = QRect(rest.left(), row.bottom() + 1 + spacing::inside, rest.width(), painter.fontMetrics().height() + spacing::inside);
    paintChangeBar(&painter, row, m_counts);
    row = QRect(rest.left(), row.bottom() + 1 + spacing::inside, rest.width(), painter.fontMetrics().height());
    QFont font = Theme::captionFont();
    if (m_counts.unasked() > 0)
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(m_counts.unasked() > 0 ? colors.text : colors.text2);
    const QString words = painter.fontMetrics().elidedText(words::unasked(m_counts), Qt::ElideRight, row.width());
    painter.drawText(row, static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter)), words);
}

} // namespace tidegate
