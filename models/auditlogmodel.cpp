// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditlogmodel.h"

#include "models/rowdiff.h"
#include "models/words.h"
#include "services/client/audittext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

using namespace Qt::StringLiterals;

namespace tidegate {

AuditLogModel::AuditLogModel(QObject *parent) : QAbstractTableModel(parent) {}

void AuditLogModel::setNewest(const QList<AuditEntry> &entries, bool hasMore)
{
    // Rows older than the page stay when it reaches them; beyond a gap they would pretend to follow it.
    const bool connected = !entries.isEmpty() && !m_rows.isEmpty() && entries.last().seq <= m_rows.first().seq + 1;
    if (!m_rows.isEmpty() && !connected) {
        RowUpdate::remove(*this, m_rows, 0, m_rows.size() - 1);
        m_fetching = false;
    }
    if (m_rows.isEmpty())
        m_hasMore = hasMore;

    qsizetype fresh = 0;
    while (fresh < entries.size() && (m_rows.isEmpty() || entries.at(fresh).seq > m_rows.first().seq))
        ++fresh;
    if (fresh == 0)
        return;
    beginInsertRows({}, 0, static_cast<int>(fresh) - 1);
    m_rows = entries.first(fresh) + m_rows;
    endInsertRows();
}

void AuditLogModel::appendOlder(const QList<AuditEntry> &entries, bool hasMore)
{
    m_fetching = false;
    m_hasMore = hasMore;
    qsizetype first = 0;
    while (first < entries.size() && !m_rows.isEmpty() && entries.at(first).seq >= m_rows.last().seq)
        ++first;
    if (first == entries.size())
        return;
    beginInsertRows({}, static_cast<int>(m_rows.size()), static_cast<int>(m_rows.size() + entries.size() - first) - 1);
    m_rows += entries.mid(first);
    endInsertRows();
}

void AuditLogModel::clear()
{
    m_hasMore = false;
    m_fetching = false;
    if (!m_rows.isEmpty())
        RowUpdate::remove(*this, m_rows, 0, m_rows.size() - 1);
}

void AuditLogModel::fetchFailed()
{
    m_fetching = false;
}

void AuditLogModel::setZone(const QTimeZone &zone)
{
    if (zone == m_zone)
        return;
    m_zone = zone;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, TimeColumn), index(static_cast<int>(m_rows.size()) - 1, TimeColumn));
}

QList<std::pair<Subject, QString>> AuditLogModel::actors() const
{
    QMap<QString, Subject> byName;
    for (const AuditEntry &entry : m_rows) {
        if (entry.actor != Subject())
            byName.insert(entry.actorName.isEmpty() ? entry.actor.toString() : entry.actorName, entry.actor);
    }
    QList<std::pair<Subject, QString>> actors;
    for (auto it = byName.cbegin(); it != byName.cend(); ++it)
        actors.emplaceBack(it.value(), it.key());
    return actors;
}

int AuditLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AuditLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AuditLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AuditEntry &entry = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::ToolTipRole: // what a narrow column elides
        return index.column() == TimeColumn ? QVariant(QString::fromStdString(toRfc3339Milliseconds(entry.at))) : text(entry, index.column());
    case Qt::AccessibleTextRole: // a reader says nothing at an empty cell, which sounds like a fault
        return index.column() == ReasonColumn && entry.reason.isEmpty() ? tr("no reason") : text(entry, index.column());
    case EntryRole:
        return QVariant::fromValue(entry);
    case JsonRole:
        return QString::fromUtf8(auditText(entry));
    case SortRole:
        return index.column() == TimeColumn ? QVariant(entry.seq) : text(entry, index.column());
    default:
        return {};
    }
}

std::optional<AuditEntry> AuditLogModel::changeTo(QUuid entity, qint64 version) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const AuditEntry &entry) {
        return entry.entityId == entity && QJsonDocument::fromJson(entry.after).object().value("version"_L1).toInteger() == version;
    });
    return found == m_rows.end() ? std::nullopt : std::optional(*found);
}

QVariant AuditLogModel::text(const AuditEntry &entry, int column) const
{
    switch (static_cast<Column>(column)) {
    case TimeColumn:
        return words::instant(entry.at, m_zone);
    case ActorColumn:
        return entry.actorName.isEmpty() ? entry.actor.toString() : entry.actorName;
    case ActionColumn:
        return words::auditAction(entry.action);
    case ObjectColumn:
        return entry.entityName.isEmpty() ? words::entityType(entry.entityType) : entry.entityName;
    case ReasonColumn:
        return entry.reason;
    case ViaColumn:
        return words::via(entry.via);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant AuditLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case TimeColumn:
        return tr("Time");
    case ActorColumn:
        return tr("Who");
    case ActionColumn:
        return tr("What");
    case ObjectColumn:
        return tr("Object");
    case ReasonColumn:
        return tr("Reason");
    case ViaColumn:
        return tr("Through");
    case ColumnCount:
        break;
    }
    return {};
}

bool AuditLogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_fetching && !m_rows.isEmpty();
}

void AuditLogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    emit olderWanted(m_rows.last().seq);
}

} // namespace tidegate
