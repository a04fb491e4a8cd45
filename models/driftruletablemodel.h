// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/driftrule.h"

#include <functional>

namespace tidegate {

/// What is ignored, and was until lately; the one that ends first comes first, and those that are over at the end.
class DriftRuleTableModel final : public RowTableModel<DriftRule, DriftRuleId>
{
    Q_OBJECT

public:
    enum Column { PlaceColumn, ComponentColumn, KindColumn, UntilColumn, ReasonColumn, PersonColumn, ColumnCount };

    /// How places and people are called.
    struct Names
    {
        std::function<QString(const DriftScope &)> place;
        std::function<QString(UserId)> person;
    };
    explicit DriftRuleTableModel(Names names, QObject *parent = nullptr);

    void setRules(const QList<DriftRule> &rules);
    void renameAll(); ///< Places or people are called something else.

private:
    QVariant cell(const DriftRule &rule, int column, int role) const override;
    QString title(int column) const override;
    QString text(const DriftRule &rule, int column) const;

    Names m_names;
};

} // namespace tidegate
