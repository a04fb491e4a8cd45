// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/audit.h"

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

/// What a row of the audit log did, in one bounded line: "Name changed from A to B", "3 fields changed: Name, End, Reason". Of what was made it
/// says its first fields; empty where no field is recorded or none changed. Pure.
QString changeSummary(const AuditEntry &entry, const QTimeZone &zone, const QHash<QString, QString> &names = {});
/// The same in full, a line for each field, of which there are at most 24.
QString changeSentences(const AuditEntry &entry, const QTimeZone &zone, const QHash<QString, QString> &names = {});

/// The fields of one row of the audit log, as field | before | after. Shows those that changed unless all are asked for.
class FieldChangeModel final : public RowTableModel<FieldChange, QString>
{
    Q_OBJECT

public:
    enum Column { FieldColumn, BeforeColumn, AfterColumn, ColumnCount };
    enum Role { ChangedRole = Qt::UserRole + 1, PresentRole }; ///< bool: the field differs; the field has a value on this side.

    explicit FieldChangeModel(QObject *parent = nullptr);

    void setChanges(const QList<FieldChange> &changes);
    void setShowAll(bool all);
    int hidden() const { return static_cast<int>(m_all.size() - all().size()); } ///< Fields that are known but not shown.

private:
    QVariant cell(const FieldChange &row, int column, int role) const override;
    QString title(int column) const override;
    void update();

    QList<FieldChange> m_all;
    bool m_showAll = false;
};

} // namespace tidegate
