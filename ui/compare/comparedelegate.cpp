// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/comparedelegate.h"

#include "models/environmentcomparisonmodel.h"
#include "ui/style/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

QString signOf(ComponentMatch match)
{
    switch (match) {
    case ComponentMatch::Same:
        return u"="_s;
    case ComponentMatch::Different:
        return u"≠"_s;
    case ComponentMatch::OnlyLeft:
        return u"−"_s;
    case ComponentMatch::OnlyRight:
        return u"+"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

void CompareDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    const auto match = static_cast<ComponentMatch>(index.data(EnvironmentComparisonModel::MatchRole).toInt());
    const bool different = match != ComponentMatch::Same;
    const BaseColors colors = Theme::current().colors();
    QRect rest = paintPanel(painter, &item);
    const bool isSide = index.column() == EnvironmentComparisonModel::LeftColumn || index.column() == EnvironmentComparisonModel::RightColumn;
    if (index.column() == EnvironmentComparisonModel::MatchColumn) {
        item.font.setWeight(different ? QFont::DemiBold : QFont::Normal);
        item.fontMetrics = QFontMetrics(item.font);
        const QRect sign = takeLeading(&rest, spacing::smallIcon, item.direction);
        paintText(painter, item, sign, signOf(match), different ? Theme::current().tone(Tone::Drift).text : colors.text2);
        paintText(painter, item, rest, text, different ? colors.text : colors.text2);
        return;
    }
    if (isSide && different && !index.data(EnvironmentComparisonModel::DigestsRole).toStringList().isEmpty()) {
        const ToneColors tone = Theme::current().tone(index.column() == EnvironmentComparisonModel::LeftColumn ? Tone::DiffExpected : Tone::DiffActual);
        QRect bar = item.rect.adjusted(0, 1, 0, -1);
        if (!isSelected(item))
            painter->fillRect(bar, tone.tint);
        painter->fillRect(takeLeading(&bar, 3, item.direction), tone.solid);
        paintText(painter, item, rest, text, tone.text);
        return;
    }
    paintText(painter, item, rest, text, different && !isSide ? colors.text : colors.text2);
}

} // namespace tidegate
