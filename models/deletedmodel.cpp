// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/deletedmodel.h"

#include "models/words.h"

namespace tidegate {

namespace {

/// What comes back with it.
QString withIt(const DeletedThing &thing)
{
    QStringList parts;
    if (thing.groupCount > 0)
        parts.append(thing.groupCount == 1 ? DeletedModel::tr("1 group") : DeletedModel::tr("%n groups", nullptr, thing.groupCount));
    if (thing.targetCount > 0)
        parts.append(words::targetCount(thing.targetCount));
    if (thing.freezeCount > 0)
        parts.append(thing.freezeCount == 1 ? DeletedModel::tr("1 freeze") : DeletedModel::tr("%n freezes", nullptr, thing.freezeCount));
    return QLocale().createSeparatedList(parts);
}

/// Days that are left, the last one counted.
qint64 daysLeft(const DeletedThing &thing, Instant now)
{
    return std::chrono::ceil<std::chrono::days>(thing.restorableUntil() - now).count();
}

constexpr qint64 fewDays = 3;

} // namespace

DeletedModel::DeletedModel(const std::function<QString(UserId)> &personName, QObject *parent)
    : RowTableModel(
        ColumnCount, [](const DeletedThing &thing) { return thing.id; },
        [](const DeletedThing &a, const DeletedThing &b) { return std::pair(a.deletedAt, a.id) > std::pair(b.deletedAt, b.id); }, parent),
      m_personName(personName)
{}

void DeletedModel::setThings(const QList<DeletedThing> &things)
{
    replaceRows(things);
}

void DeletedModel::setTime(Instant now, const QTimeZone &zone)
{
    m_now = now;
    m_zone = zone;
    announceColumn(DeletedColumn);
    announceColumn(UntilColumn);
}

QString DeletedModel::text(const DeletedThing &row, int column) const
{
    switch (column) {
    case NameColumn:
        return row.name.simplified();
    case KindColumn:
        return words::entityType(toString(row.kind));
    case PlaceColumn:
        return row.environmentName.simplified();
    case WithColumn:
        return withIt(row);
    case DeletedColumn:
        return words::nearInstant(row.deletedAt, m_now, m_zone);
    case PersonColumn:
        return m_personName(row.deletedBy);
    case UntilColumn: {
        const QString until = words::nearInstant(row.restorableUntil(), m_now, m_zone);
        const qint64 left = daysLeft(row, m_now);
        if (left < 1)
            return tr("%1, over", "a time that has passed").arg(until);
        return left > fewDays
            ? until
            : tr("%1, %2", "a time, how many days are left").arg(until, left == 1 ? tr("1 day left") : tr("%n days left", nullptr, static_cast<int>(left)));
    }
    default:
        return {};
    }
}

QVariant DeletedModel::cell(const DeletedThing &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(row, column);
    case Qt::AccessibleTextRole: { // a reader says nothing at an empty cell, which sounds like a fault
        const QString said = text(row, column);
        return said.isEmpty() ? tr("Nothing") : said;
    }
    case SortRole:
        if (column == DeletedColumn || column == UntilColumn)
            return static_cast<qint64>(row.deletedAt.time_since_epoch().count());
        return text(row, column).toCaseFolded();
    case IdRole:
        return row.id;
    default:
        return {};
    }
}

QString DeletedModel::title(int column) const
{
    switch (column) {
    case NameColumn:
        return tr("What");
    case KindColumn:
        return tr("Kind");
    case PlaceColumn:
        return tr("Where");
    case WithColumn:
        return tr("Comes with it");
    case DeletedColumn:
        return tr("Deleted");
    case PersonColumn:
        return tr("By");
    case UntilColumn:
        return tr("Kept until");
    default:
        return {};
    }
}

} // namespace tidegate
