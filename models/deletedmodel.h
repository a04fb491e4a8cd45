// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/deletedthing.h"

#include <QTimeZone>

#include <functional>

namespace tidegate {

/// What was deleted and can be restored, newest first.
class DeletedModel final : public RowTableModel<DeletedThing>
{
    Q_OBJECT

public:
    enum Column { NameColumn, KindColumn, PlaceColumn, WithColumn, DeletedColumn, PersonColumn, UntilColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1, IdRole };

    /// personName: what stands for a user id.
    explicit DeletedModel(const std::function<QString(UserId)> &personName, QObject *parent = nullptr);

    void setThings(const QList<DeletedThing> &things); ///< By difference on id.
    void setTime(Instant now, const QTimeZone &zone);  ///< In which its times are said.

private:
    QVariant cell(const DeletedThing &row, int column, int role) const override;
    QString title(int column) const override;
    QString text(const DeletedThing &row, int column) const;

    const std::function<QString(UserId)> m_personName;
    Instant m_now;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace tidegate
