// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/audit.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimeZone>

namespace tidegate {

/// One field of an object before and after a change, in words. Nested members are joined with '.'.
struct FieldChange
{
    QString path; ///< As the API calls it: "config.deploymentTimeout".
    QString field;
    QString before; ///< Empty: it was not there.
    QString after;  ///< Empty: it is not there any more.
    bool changed = false;
    bool bookkeeping = false; ///< Version and dates, which change with everything.

    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

/// What a row of the audit log says of each field, changed ones first. names: what to say for an id. Pure.
QList<FieldChange> fieldChanges(const AuditEntry &entry, const QTimeZone &zone, const QHash<QString, QString> &names = {});

/// The fields of one row of the audit log, as field | before | after. Shows those that changed unless all are asked for.
class FieldChangeModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FieldColumn, BeforeColumn, AfterColumn, ColumnCount };
    enum Role { ChangedRole = Qt::UserRole + 1, PresentRole }; ///< bool: the field differs; the field has a value on this side.

    explicit FieldChangeModel(QObject *parent = nullptr);

    void setChanges(const QList<FieldChange> &changes);
    void setShowAll(bool all);
    int hidden() const { return static_cast<int>(m_all.size() - m_rows.size()); } ///< Fields that are known but not shown.

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    friend struct RowUpdate;

    void update();

    QList<FieldChange> m_all;
    QList<FieldChange> m_rows;
    bool m_showAll = false;
};

} // namespace tidegate
