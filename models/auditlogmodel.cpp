// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditlogmodel.h"

#include "models/fieldchangemodel.h"
#include "models/words.h"
#include "services/client/audittext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

using namespace Qt::StringLiterals;

namespace tidegate {

AuditLogModel::AuditLogModel(QObject *parent)
    : RowTableModel(
        ColumnCount, [](const AuditEntry &row) { return row.seq; }, nullptr, parent)
{}

bool AuditLogModel::isReachedBy(const QList<AuditEntry> &entries) const
{
    return !entries.isEmpty() && !all().isEmpty() && entries.last().seq <= all().first().seq + 1;
}

void AuditLogModel::setNewest(const QList<AuditEntry> &entries, bool hasMore)
{
    // Rows older than the page stay when it reaches them; beyond a gap they would pretend to follow it.
    if (!all().isEmpty() && !isReachedBy(entries)) {
        removeAt(0, all().size() - 1);
        m_fetching = false;
    }
    if (all().isEmpty())
        m_hasMore = hasMore;

    qsizetype fresh = 0;
    while (fresh < entries.size() && (all().isEmpty() || entries.at(fresh).seq > all().first().seq))
        ++fresh;
    insert(0, entries.first(fresh));
}

void AuditLogModel::appendOlder(const QList<AuditEntry> &entries, bool hasMore)
{
    m_fetching = false;
    m_hasMore = hasMore;
    qsizetype first = 0;
    while (first < entries.size() && !all().isEmpty() && entries.at(first).seq >= all().last().seq)
        ++first;
    insert(all().size(), entries.mid(first));
}

void AuditLogModel::clear()
{
    m_hasMore = false;
    m_fetching = false;
    removeAt(0, all().size() - 1);
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
    announceColumn(TimeColumn);
    announceColumn(ChangeColumn);
}

void AuditLogModel::setNames(const QHash<QString, QString> &names)
{
    if (names == m_names)
        return;
    m_names = names;
    announceColumn(ChangeColumn);
}

QList<std::pair<Subject, QString>> AuditLogModel::actors() const
{
    QMap<QString, Subject> byName;
    for (const AuditEntry &entry : all()) {
        if (entry.actor != Subject())
            byName.insert(entry.actorName.isEmpty() ? entry.actor.toString() : entry.actorName, entry.actor);
    }
    QList<std::pair<Subject, QString>> actors;
    for (auto it = byName.cbegin(); it != byName.cend(); ++it)
        actors.emplaceBack(it.value(), it.key());
    return actors;
}

QVariant AuditLogModel::cell(const AuditEntry &entry, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, column);
    case Qt::ToolTipRole: // what a narrow column elides
        if (column == ChangeColumn)
            return changeSentences(entry, m_zone, m_names);
        return column == TimeColumn ? QVariant(QString::fromStdString(toRfc3339Milliseconds(entry.at))) : text(entry, column);
    case Qt::AccessibleTextRole: // a reader says nothing at an empty cell, which sounds like a fault
        return spoken(entry, column);
    case EntryRole:
        return QVariant::fromValue(entry);
    case JsonRole:
        return QString::fromUtf8(auditText(entry));
    case SortRole:
        return column == TimeColumn ? QVariant(entry.seq) : text(entry, column);
    default:
        return {};
    }
}

QVariant AuditLogModel::spoken(const AuditEntry &entry, int column) const
{
    const QVariant shown = text(entry, column);
    if (!shown.toString().isEmpty())
        return shown;
    return column == ReasonColumn ? tr("no reason") : column == ChangeColumn ? tr("no fields") : QString();
}

std::optional<AuditEntry> AuditLogModel::changeTo(QUuid entity, qint64 version) const
{
    const auto found = std::find_if(all().begin(), all().end(), [&](const AuditEntry &entry) {
        return entry.entityId == entity && QJsonDocument::fromJson(entry.after).object().value("version"_L1).toInteger() == version;
    });
    return found == all().end() ? std::nullopt : std::optional(*found);
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
    case ChangeColumn:
        return changeSummary(entry, m_zone, m_names);
    case ReasonColumn:
        return entry.reason;
    case ViaColumn:
        return words::via(entry.via);
    case ColumnCount:
        break;
    }
    return {};
}

QString AuditLogModel::title(int column) const
{
    switch (static_cast<Column>(column)) {
    case TimeColumn:
        return tr("Time");
    case ActorColumn:
        return tr("Who");
    case ActionColumn:
        return tr("What");
    case ObjectColumn:
        return tr("Object");
    case ChangeColumn:
        return tr("Change");
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
    return !parent.isValid() && m_hasMore && !m_fetching && !all().isEmpty();
}

void AuditLogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    emit olderWanted(all().last().seq);
}

} // namespace tidegate
