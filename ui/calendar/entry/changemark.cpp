// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/entry/changemark.h"

#include "models/wallclock.h"
#include "models/words.h"
#include "ui/style/changeglyph.h"
#include "ui/style/plaintext.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate::changemarks {
namespace {

constexpr qsizetype maxLines = 8; // of a tool tip

QString said(const char *source, const char *comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("changemarks", source, comment, n);
}

/// The longest first.
QStringList wordings(const QList<FreezeChange> &changes, const QTimeZone &zone)
{
    if (changes.size() > 1) {
        const int count = static_cast<int>(changes.size());
        return {said(QT_TRANSLATE_N_NOOP("changemarks", "%n changes"), nullptr, count), QString::number(count)};
    }
    const QString time = words::time(wallClock(changes.constFirst().at, zone).time());
    const QString target = plainLine(changes.constFirst().target);
    return {said(QT_TRANSLATE_NOOP("changemarks", "%1 %2 changed"), "time, target").arg(time, target), u"%1 %2"_s.arg(time, target), time};
}

} // namespace

int flagSize()
{
    return spacing::smallIcon;
}

QFont font()
{
    return Theme::captionFont();
}

QList<QList<FreezeChange>> grouped(const QList<FreezeChange> &changes, const std::function<int(const FreezeChange &)> &place, int reach)
{
    QList<QList<FreezeChange>> groups;
    int first = 0;
    for (const FreezeChange &each : changes) {
        const int here = place(each);
        if (groups.isEmpty() || std::abs(here - first) >= reach) {
            groups.append(QList<FreezeChange>());
            first = here;
        }
        groups.last().append(each);
    }
    return groups;
}

ChangeMark fitted(const QList<FreezeChange> &changes, const QRect &room, const QTimeZone &zone, bool mirrored)
{
    ChangeMark mark;
    mark.changes = changes;
    const QFontMetrics metrics(font());
    const int flag = flagSize();
    int width = flag;
    for (const QString &text : wordings(changes, zone)) {
        if (const int wanted = flag + spacing::inside + metrics.horizontalAdvance(text) + spacing::inside; wanted <= room.width()) {
            mark.text = text;
            width = wanted;
            break;
        }
    }
    mark.rect = QStyle::alignedRect(mirrored ? Qt::RightToLeft : Qt::LeftToRight, Qt::AlignLeft | Qt::AlignTop, QSize(width, std::max(flag, metrics.height())),
                                    QRect(room.topLeft(), QSize(std::max(room.width(), width), room.height())));
    return mark;
}

QString toolTip(const QList<FreezeChange> &changes, const QTimeZone &zone)
{
    QStringList lines{counted(changes.size())};
    for (const FreezeChange &each : changes.first(std::min(maxLines, changes.size()))) {
        lines << said(QT_TRANSLATE_NOOP("changemarks", "%1: %2 on %3"), "time, component, target")
                     .arg(words::instant(each.at, zone), plainLine(each.component), plainLine(each.target));
    }
    if (changes.size() > maxLines)
        lines << said(QT_TRANSLATE_N_NOOP("changemarks", "and %n more"), nullptr, static_cast<int>(changes.size() - maxLines));
    lines << said(QT_TRANSLATE_NOOP("changemarks", "A click shows what is known of it."));
    return lines.join(u'\n');
}

QString counted(qsizetype count)
{
    if (count == 0)
        return {};
    return count == 1 ? said(QT_TRANSLATE_NOOP("changemarks", "1 change in spite of the freeze"))
                      : said(QT_TRANSLATE_N_NOOP("changemarks", "%n changes in spite of the freeze"), nullptr, static_cast<int>(count));
}

void paint(QPainter &painter, const ChangeMark &mark, bool plate)
{
    const Qt::LayoutDirection direction = painter.layoutDirection();
    if (plate) {
        painter.setPen(Theme::current().tone(toneOf(ChangeVerdict::DuringFreeze)).text);
        painter.setBrush(Theme::current().colors().base);
        painter.drawRect(mark.rect.adjusted(0, 0, -1, -1));
    }
    const int flag = flagSize();
    const QRect place = QStyle::alignedRect(direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(flag, flag), mark.rect);
    paintVerdict(&painter, QRectF(place).adjusted(1, 1, -1, -1), ChangeVerdict::DuringFreeze);
    if (mark.text.isEmpty())
        return;
    const int shift = flag + spacing::inside;
    const QRect words = direction == Qt::RightToLeft ? mark.rect.adjusted(0, 0, -shift, 0) : mark.rect.adjusted(shift, 0, 0, 0);
    painter.setFont(font());
    painter.setPen(Theme::current().tone(toneOf(ChangeVerdict::DuringFreeze)).text);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading, mark.text);
}

const ChangeMark *at(const QList<ChangeMark> &marks, QPoint position)
{
    const auto found = std::find_if(marks.cbegin(), marks.cend(), [position](const ChangeMark &mark) { return mark.rect.contains(position); });
    return found == marks.cend() ? nullptr : &*found;
}

} // namespace tidegate::changemarks
