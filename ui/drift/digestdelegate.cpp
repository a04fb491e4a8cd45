// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drift/digestdelegate.h"

#include "ui/drift/comparisonmodel.h"
#include "ui/style/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype algorithm = 7; // "sha256:"
constexpr int edge = 3;

/// The sign of a line: what is on both sides but differs, only expected, only there.
QString signOf(const QModelIndex &index)
{
    if (!index.data(ComparisonModel::DifferentRole).toBool())
        return u"="_s;
    if (index.data(ComparisonModel::IgnoredRole).toBool())
        return u"○"_s;
    const bool expected = !index.siblingAtColumn(ComparisonModel::ExpectedColumn).data(ComparisonModel::DigestRole).toString().isEmpty();
    const bool actual = !index.siblingAtColumn(ComparisonModel::ActualColumn).data(ComparisonModel::DigestRole).toString().isEmpty();
    return expected == actual ? u"≠"_s : expected ? u"−"_s : u"+"_s;
}

void paintDigest(QPainter *painter, const QRect &rect, const ElidedDigest &digest, const QColor &color, const ToneColors &word, bool boxed)
{
    const QFont plain = Theme::monospaceFont();
    QFont bold = plain;
    bold.setBold(true);
    const QFontMetricsF metrics(plain);
    const qreal cell = metrics.horizontalAdvance(u'0');
    for (qsizetype i = 0; i < digest.text.size();) {
        const bool marked = digest.marked.at(i);
        qsizetype end = i;
        while (end < digest.text.size() && digest.marked.at(end) == marked)
            ++end;
        const QRectF run(rect.x() + static_cast<qreal>(i) * cell, rect.center().y() - metrics.height() / 2, static_cast<qreal>(end - i) * cell,
                         metrics.height() + 1);
        if (marked && boxed) {
            painter->setPen(QPen(word.solid, 1));
            painter->setBrush(word.tint);
            painter->drawRect(run.adjusted(-1, 0, 0, 0));
        }
        painter->setFont(marked ? bold : plain);
        painter->setPen(marked && boxed ? word.text : color);
        painter->drawText(run, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | Qt::TextDontClip, digest.text.mid(i, end - i));
        i = end;
    }
}

} // namespace

ElidedDigest elideDigest(const QString &digest, qsizetype characters, qsizetype start, qsizetype end)
{
    ElidedDigest result;
    const auto take = [&](qsizetype from, qsizetype to) {
        for (qsizetype i = from; i < to; ++i) {
            result.text += digest.at(i);
            result.marked.append(start >= 0 && i >= start && i < end);
        }
    };
    const auto gap = [&] {
        result.text += u'…';
        result.marked.append(false);
    };
    if (digest.size() <= characters) {
        take(0, digest.size());
        return result;
    }
    if (characters < 4) {
        take(0, std::max<qsizetype>(0, characters - 1));
        gap();
        return result;
    }
    const qsizetype tail = (characters - 1) / 3;
    const qsizetype head = characters - 1 - tail;
    const bool hidden = start >= 0 && start >= head && end <= digest.size() - tail;
    const qsizetype shortHead = algorithm + 4;
    const qsizetype shortTail = 4;
    const qsizetype middle = characters - shortHead - shortTail - 2;
    if (hidden && middle < 3) { // too narrow for the algorithm: what differs is what counts
        const qsizetype window = characters - 2;
        const qsizetype first = std::clamp<qsizetype>(start - window / 2, 1, digest.size() - window - 1);
        gap();
        take(first, first + window);
        gap();
        return result;
    }
    if (start < 0 || !hidden) {
        take(0, head);
        gap();
        take(digest.size() - tail, digest.size());
        return result;
    }
    const qsizetype from = std::clamp<qsizetype>(start - 1, shortHead, digest.size() - shortTail - middle);
    take(0, shortHead);
    gap();
    take(from, from + middle);
    gap();
    take(digest.size() - shortTail, digest.size());
    return result;
}

void DigestDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const bool folded = index.data(ComparisonModel::FoldRole).toInt() > 0;
    if (!folded && index.column() == ComparisonModel::ComponentColumn)
        paintComponent(painter, item, index);
    else if (!folded && (index.column() == ComparisonModel::ExpectedColumn || index.column() == ComparisonModel::ActualColumn))
        paintSide(painter, item, index);
    else if (folded) {
        const QString text = item.text;
        const QRect rect = paintPanel(painter, &item);
        paintText(painter, item, rect, text, Theme::current().colors().link);
    } else {
        CellDelegate::paint(painter, option, index);
    }
}

void DigestDelegate::paintComponent(QPainter *painter, QStyleOptionViewItem item, const QModelIndex &index) const
{
    const bool different = index.data(ComparisonModel::DifferentRole).toBool() && !index.data(ComparisonModel::IgnoredRole).toBool();
    const QString text = item.text;
    QRect rest = paintPanel(painter, &item);
    const BaseColors colors = Theme::current().colors();
    if (different)
        item.font.setWeight(QFont::DemiBold);
    item.fontMetrics = QFontMetrics(item.font);
    const QRect sign = takeLeading(&rest, spacing::smallIcon + spacing::inside, item.direction);
    paintText(painter, item, sign, signOf(index), different ? Theme::current().tone(Tone::Drift).text : colors.text2);
    paintText(painter, item, rest, text, colors.text);
}

void DigestDelegate::paintSide(QPainter *painter, QStyleOptionViewItem item, const QModelIndex &index) const
{
    const bool expected = index.column() == ComparisonModel::ExpectedColumn;
    const bool different = index.data(ComparisonModel::DifferentRole).toBool();
    const bool ignored = index.data(ComparisonModel::IgnoredRole).toBool();
    const QString digest = index.data(ComparisonModel::DigestRole).toString();
    const QString text = item.text;
    const BaseColors colors = Theme::current().colors();
    QRect rest = paintPanel(painter, &item);
    const bool selected = isSelected(item);
    if (different && !digest.isEmpty()) {
        const ToneColors line = Theme::current().tone(expected ? Tone::DiffExpected : Tone::DiffActual);
        QRect bar = item.rect.adjusted(0, 1, 0, -1);
        if (ignored) { // hollow
            painter->setPen(line.solid);
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(takeLeading(&bar, edge, item.direction).adjusted(0, 0, 0, -1));
        } else {
            if (!selected)
                painter->fillRect(bar, line.tint);
            painter->fillRect(takeLeading(&bar, edge, item.direction), line.solid);
        }
    }
    if (digest.isEmpty()) {
        paintText(painter, item, rest, text, colors.text2);
        return;
    }
    if (different) {
        const QRect sign = takeLeading(&rest, spacing::group, item.direction);
        paintText(painter, item, sign, expected ? u"−"_s : u"+"_s, colors.text);
    }
    const qreal cell = std::max(1.0, QFontMetricsF(Theme::monospaceFont()).horizontalAdvance(u'0'));
    const ElidedDigest shown = elideDigest(digest, static_cast<qsizetype>(rest.width() / cell), index.data(ComparisonModel::RunStartRole).toInt(),
                                           index.data(ComparisonModel::RunEndRole).toInt());
    painter->save();
    painter->setClipRect(rest);
    painter->setLayoutDirection(Qt::LeftToRight);
    // A digest reads from left to right in every language.
    paintDigest(painter, rest, shown, textColor(item, different && !ignored ? colors.text : colors.text2),
                Theme::current().tone(expected ? Tone::DiffExpectedWord : Tone::DiffActualWord), !ignored);
    painter->restore();
}

QSize DigestDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {CellDelegate::sizeHint(option, index).width(), Theme::current().rowHeight()};
}

} // namespace tidegate
