// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/editlistmodel.h"

#include "models/words.h"

namespace tidegate {

namespace {

QString placeOf(const EditHistory::Row &row)
{
    if (!row.places.isEmpty())
        return QLocale().createSeparatedList(row.places);
    if (!row.entity)
        return EditListModel::tr("This computer");
    return *row.entity == EntityType::Clock ? EditListModel::tr("Server") : QString();
}

/// It was passed, or can never work any more: it is there to be read.
bool isFinal(const EditHistory::Row &row)
{
    return row.isLost || (row.isAside && !row.barrier.isEmpty());
}

QString reasonOf(const EditHistory::Row &row)
{
    return row.barrier.isEmpty() ? row.trouble : row.barrier;
}

QString stateOf(const EditHistory::Row &row)
{
    if (row.isDone && (row.isLost || !row.barrier.isEmpty()))
        return EditListModel::tr("Done, cannot be undone");
    if (row.isLost)
        return EditListModel::tr("Undone, cannot be redone");
    if (!row.trouble.isEmpty() && row.isAside)
        return row.isDone ? EditListModel::tr("Could not be undone") : EditListModel::tr("Could not be redone");
    return row.isDone ? EditListModel::tr("Done") : EditListModel::tr("Undone");
}

} // namespace

EditListModel::EditListModel(const EditHistory *history, QObject *parent)
    : RowTableModel(
        ColumnCount, [](const EditHistory::Row &row) { return row.id; },
        [](const EditHistory::Row &a, const EditHistory::Row &b) { return a.number > b.number; }, parent)
{
    replaceRows(history->rows());
    connect(history, &EditHistory::changed, this, [this, history] {
        replaceRows(history->rows());
        for (int column = 0; column < ColumnCount; ++column) // whether a row is done shows in all of them, and only one says so in words
            announceColumn(column);
    });
}

void EditListModel::setTime(Instant now, const QTimeZone &zone)
{
    m_now = now;
    m_zone = zone;
    announceColumn(TimeColumn);
}

int EditListModel::stepsTo(const QUuid &row) const
{
    const EditHistory::Row *wanted = find(row);
    if (!wanted || isFinal(*wanted))
        return 0;
    if (wanted->isAside)
        return 1; // it goes by itself
    return static_cast<int>(std::count_if(all().begin(), all().end(), [wanted](const EditHistory::Row &each) {
        return !each.isAside && each.isDone == wanted->isDone && (wanted->isDone ? each.number >= wanted->number : each.number <= wanted->number);
    }));
}

QString EditListModel::text(const EditHistory::Row &row, int column) const
{
    switch (column) {
    case TextColumn:
        return row.text.simplified();
    case TimeColumn:
        return words::nearInstant(row.at, m_now, m_zone);
    case PlaceColumn:
        return placeOf(row);
    case StateColumn:
        return stateOf(row);
    default:
        return {};
    }
}

QVariant EditListModel::cell(const EditHistory::Row &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == StateColumn && !reasonOf(row).isEmpty() ? reasonOf(row) : text(row, column);
    case IdRole:
        return row.id;
    case DoneRole:
        return row.isDone;
    case FinalRole:
        return isFinal(row);
    case ReasonRole:
        return reasonOf(row);
    default:
        return {};
    }
}

QString EditListModel::title(int column) const
{
    switch (column) {
    case TextColumn:
        return tr("What");
    case TimeColumn:
        return tr("When");
    case PlaceColumn:
        return tr("Where");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

} // namespace tidegate
