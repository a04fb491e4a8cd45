// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/edithistory.h"
#include "models/rowtablemodel.h"

#include <QTimeZone>

namespace tidegate {

/// What can be undone and redone, newest first. It follows the history, which must outlive it.
class EditListModel final : public RowTableModel<EditHistory::Row>
{
    Q_OBJECT

public:
    enum Column { TextColumn, TimeColumn, PlaceColumn, StateColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, DoneRole, FinalRole, ReasonRole }; ///< DoneRole: false for what was undone.

    explicit EditListModel(const EditHistory *history, QObject *parent = nullptr);

    void setTime(Instant now, const QTimeZone &zone); ///< In which its times are said.
    /// How many steps it takes to undo the row, or to redo it, with all that stands between; 0: it is not there, or stays as it is.
    int stepsTo(const QUuid &row) const;

private:
    QVariant cell(const EditHistory::Row &row, int column, int role) const override;
    QString title(int column) const override;
    QString text(const EditHistory::Row &row, int column) const;

    Instant m_now;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace tidegate
