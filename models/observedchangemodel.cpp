// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/observedchangemodel.h"

#include "models/changewords.h"
#include "models/datewords.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

bool isNewer(const ShownChange &a, const ShownChange &b)
{
    if (a.change.seenAt != b.change.seenAt)
        return a.change.seenAt > b.change.seenAt;
    return a.change.id.uuid().toRfc4122() > b.change.id.uuid().toRfc4122();
}

ChangeNames namesOfNothing()
{
    ChangeNames names;
    names.person = [](UserId) { return QString(); };
    names.environment = [](EnvironmentId) { return QString(); };
    names.now = [] { return Clock::system().now(); };
    return names;
}

} // namespace

ObservedChangeModel::ObservedChangeModel(QObject *parent)
    : RowTableModel(
        ColumnCount, [](const ShownChange &row) { return row.change.id; }, isNewer, parent),
      m_names(namesOfNothing())
{}

void ObservedChangeModel::begin(const QList<ShownChange> &rows, bool hasMore)
{
    m_hasMore = hasMore;
    m_fetching = false;
    replaceRows(rows);
}

bool ObservedChangeModel::setNewest(const QList<ShownChange> &rows, bool hasMore)
{
    QList<ShownChange> wanted = rows;
    const bool isReached = hasMore && !rows.isEmpty() && !all().isEmpty() && !isNewer(rows.constLast(), all().constFirst());
    if (isReached) {
        for (const ShownChange &row : all()) {
            if (isNewer(rows.constLast(), row))
                wanted.append(row);
        }
        replaceRows(wanted);
    } else {
        begin(rows, hasMore);
    }
    return isReached;
}

void ObservedChangeModel::appendOlder(const QList<ShownChange> &rows, bool hasMore)
{
    m_fetching = false;
    m_hasMore = hasMore;
    for (qsizetype first = 0; first < rows.size(); ++first) {
        if (!all().isEmpty() && !isNewer(all().constLast(), rows.at(first)))
            continue;
        insert(all().size(), rows.mid(first));
        return;
    }
}

void ObservedChangeModel::replace(const ShownChange &row)
{
    if (const int known = rowOf(row.change.id); known >= 0)
        change(known, row);
}

void ObservedChangeModel::remove(ObservedChangeId id)
{
    removeRow(id);
}

void ObservedChangeModel::clear()
{
    m_hasMore = false;
    m_fetching = false;
    removeAt(0, all().size() - 1);
}

void ObservedChangeModel::fetchFailed()
{
    m_fetching = false;
}

void ObservedChangeModel::setNames(ChangeNames names)
{
    m_names = std::move(names);
    namesChanged();
}

void ObservedChangeModel::namesChanged()
{
    for (const int column : {SeenColumn, WhereColumn, EvidenceColumn})
        announceColumn(column);
}

QVariant ObservedChangeModel::cell(const ShownChange &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::AccessibleTextRole: // an arrow is read as nothing
        return column == ImageColumn ? tr("from %1").arg(text(row, column).replace(u"→"_s, tr("to", "from one image to another"))) : text(row, column);
    case VerdictRole:
        return static_cast<int>(row.change.verdict);
    default:
        return {};
    }
}

QString ObservedChangeModel::text(const ShownChange &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case SeenColumn:
        return words::nearMoment(row.change.seenAt, m_names.now(), m_names.zone);
    case WhereColumn: {
        const QString environment = m_names.environment(row.change.environment);
        return environment.isEmpty() ? row.targetName : row.targetName + u" · "_s + environment;
    }
    case ComponentColumn:
        return row.change.component;
    case ImageColumn:
        return words::imageStep(row.change);
    case VerdictColumn:
        return words::of(row.change.verdict);
    case EvidenceColumn:
        return changeEvidence(row.change, m_names);
    case ColumnCount:
        break;
    }
    return {};
}

QString ObservedChangeModel::toolTip(const ShownChange &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case SeenColumn:
        return words::nearMoment(row.change.seenAt, m_names.now(), m_names.zone, true);
    case ImageColumn:
        return QString(row.change.from.name + u' ' + row.change.from.digest).trimmed() + u"\n→ "_s + row.change.to.name + u' ' + row.change.to.digest;
    case VerdictColumn:
        return words::of(row.change.verdict) + u": "_s + words::meaning(row.change.verdict);
    default:
        return text(row, column);
    }
}

QString ObservedChangeModel::title(int column) const
{
    switch (static_cast<Column>(column)) {
    case SeenColumn:
        return tr("First seen");
    case WhereColumn:
        return tr("Where");
    case ComponentColumn:
        return tr("Component");
    case ImageColumn:
        return tr("From → to");
    case VerdictColumn:
        return tr("It was");
    case EvidenceColumn:
        return tr("Evidence");
    case ColumnCount:
        break;
    }
    return {};
}

bool ObservedChangeModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_fetching && !all().isEmpty();
}

void ObservedChangeModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    emit olderWanted();
}

} // namespace tidegate
