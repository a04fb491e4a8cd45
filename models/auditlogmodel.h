// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/audit.h"
#include "services/domain/timezone.h"

#include <QTimeZone>

namespace tidegate {

/// The audit log, newest first; older pages are fetched on demand (canFetchMore).
class AuditLogModel final : public RowTableModel<AuditEntry, qint64>
{
    Q_OBJECT

public:
    enum Column { TimeColumn, ActorColumn, ActionColumn, ObjectColumn, ChangeColumn, ReasonColumn, ViaColumn, ColumnCount };
    enum Role {
        EntryRole = Qt::UserRole + 1,
        SortRole,
        JsonRole, ///< The row as the server answers it, indented: text for copying.
    };

    explicit AuditLogModel(QObject *parent = nullptr);

    bool isReachedBy(const QList<AuditEntry> &entries) const;       ///< No row is missing between these and the newest that is shown.
    void setNewest(const QList<AuditEntry> &entries, bool hasMore); ///< Keeps older rows that are loaded already.
    void appendOlder(const QList<AuditEntry> &entries, bool hasMore);
    void clear();       ///< For another filter: the rows then are another list.
    void fetchFailed(); ///< The page asked for did not come; it may be asked for again.
    void setZone(const QTimeZone &zone);
    void setNames(const QHash<QString, QString> &names); ///< What to say for the ids in what changed.
    /// The loaded row of the change that gave a thing this version.
    std::optional<AuditEntry> changeTo(QUuid entity, qint64 version) const;
    /// Users and agents of the loaded rows, by name.
    QList<std::pair<Subject, QString>> actors() const;

    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void olderWanted(qint64 beforeSeq);

private:
    QVariant cell(const AuditEntry &row, int column, int role) const override;
    QString title(int column) const override;
    QVariant text(const AuditEntry &entry, int column) const;
    QVariant spoken(const AuditEntry &entry, int column) const;

    QTimeZone m_zone = systemZone().zone;
    QHash<QString, QString> m_names;
    bool m_hasMore = false;
    bool m_fetching = false;
};

} // namespace tidegate

Q_DECLARE_METATYPE(tidegate::AuditEntry)
