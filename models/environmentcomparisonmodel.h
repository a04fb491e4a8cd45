// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/environmentcomparison.h"

namespace tidegate {

namespace words {
QString of(ComponentMatch match); ///< "Same", "Different", "Only left", "Only right".
} // namespace words

/// Two environments component by component, as component | left | right | result.
class EnvironmentComparisonModel final : public RowTableModel<ComparedComponent, QString>
{
    Q_OBJECT

public:
    enum Column { ComponentColumn, LeftColumn, RightColumn, MatchColumn, ColumnCount };
    enum Role { MatchRole = Qt::UserRole + 1, DigestsRole }; ///< int of ComponentMatch; QStringList of the cell's side.

    explicit EnvironmentComparisonModel(QObject *parent = nullptr);

    void setComparison(const EnvironmentComparison &comparison); ///< By difference on the component's name.
    const EnvironmentComparison &comparison() const { return m_comparison; }
    void setNames(const QString &left, const QString &right); ///< For the headers.
    void setOnlyDifferences(bool only);
    int differences() const;
    /// What is known of the image that a side has: of several, or of one that nobody knows, nothing.
    ImageOrigin originOn(const DeployedComponent &side) const;

private:
    QVariant cell(const ComparedComponent &row, int column, int role) const override;
    QString title(int column) const override;
    void update();
    QString text(const ComparedComponent &component, int column) const;
    QString sideText(const DeployedComponent &side, const DeployedComponent &other) const;
    QString toolTip(const ComparedComponent &component, int column) const;

    EnvironmentComparison m_comparison;
    QString m_left;
    QString m_right;
    bool m_onlyDifferences = false;
};

} // namespace tidegate
