// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/driftruletablemodel.h"

#include "models/words.h"

#include <tuple>

namespace tidegate {

static bool endsBefore(const DriftRule &a, const DriftRule &b)
{
    return std::tuple(a.expiredAt.has_value(), a.expiresAt, a.id) < std::tuple(b.expiredAt.has_value(), b.expiresAt, b.id);
}

DriftRuleTableModel::DriftRuleTableModel(Names names, QObject *parent)
    : RowTableModel(
        ColumnCount, [](const DriftRule &rule) { return rule.id; }, endsBefore, parent),
      m_names(std::move(names))
{}

void DriftRuleTableModel::setRules(const QList<DriftRule> &rules)
{
    replaceRows(rules);
}

void DriftRuleTableModel::renameAll()
{
    announceColumn(PlaceColumn);
    announceColumn(PersonColumn);
}

QVariant DriftRuleTableModel::cell(const DriftRule &rule, int column, int role) const
{
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(text(rule, column)) : QVariant();
}

QString DriftRuleTableModel::text(const DriftRule &rule, int column) const
{
    switch (static_cast<Column>(column)) {
    case PlaceColumn:
        return m_names.place(rule.scope);
    case ComponentColumn:
        return rule.component.isEmpty() ? tr("any") : rule.component;
    case KindColumn:
        return words::of(rule.kind);
    case UntilColumn:
        return rule.expiredAt ? tr("%1, over").arg(words::instant(rule.expiresAt)) : words::instant(rule.expiresAt);
    case ReasonColumn:
        return rule.reason.simplified();
    case PersonColumn:
        return m_names.person(rule.createdBy);
    case ColumnCount:
        break;
    }
    return {};
}

QString DriftRuleTableModel::title(int column) const
{
    switch (static_cast<Column>(column)) {
    case PlaceColumn:
        return tr("Where");
    case ComponentColumn:
        return tr("Component");
    case KindColumn:
        return tr("Difference");
    case UntilColumn:
        return tr("Until");
    case ReasonColumn:
        return tr("Reason");
    case PersonColumn:
        return tr("By");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tidegate
