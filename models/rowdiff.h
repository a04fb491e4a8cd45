// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemModel>
#include <QList>
#include <QUuid>
#include <QVariant>

#include <algorithm>

namespace tidegate {

/// One change of a list of rows, in terms of the list as the steps before it left it.
struct RowStep
{
    enum Kind { Remove, Insert, Move };
    Kind kind = Remove;
    qsizetype first = 0; ///< Remove: first row. Insert: where, and which of the new rows. Move: where the row is.
    qsizetype last = 0;  ///< Remove, Insert: inclusive. Move: where the row is afterwards.

    friend bool operator==(const RowStep &, const RowStep &) = default;
};

/// The steps that turn the old ids into the new ones: removals from the back, then moves of as few rows as possible, then insertions from
/// the front, neighbours together. Ids must be unique on each side. Pure; O(n log n + moves × n).
QList<RowStep> rowSteps(const QList<QUuid> &oldIds, const QList<QUuid> &newIds);

/// Applies a new list to the rows of a table model by difference, so that selection and scrolling survive.
///
/// A model makes this its friend, because begin… and end… are protected in QAbstractItemModel.
struct RowUpdate
{
    /// idOf(row) is the QUuid of a row. After this rows == wanted, and everything that differs was announced.
    template <typename Model, typename Row, typename IdOf>
    static void apply(Model &model, QList<Row> &rows, const QList<Row> &wanted, IdOf idOf)
    {
        const auto ids = [&idOf](const QList<Row> &list) {
            QList<QUuid> result;
            result.reserve(list.size());
            for (const Row &row : list)
                result.append(idOf(row));
            return result;
        };
        for (const RowStep &step : rowSteps(ids(rows), ids(wanted)))
            applyStep(model, rows, wanted, step);
        for (qsizetype row = 0; row < rows.size(); ++row)
            change(model, rows, row, wanted.at(row));
    }

    /// Puts one row in its place by the order `less`: inserts it, changes it, or moves and changes it.
    template <typename Model, typename Row, typename Less>
    static void put(Model &model, QList<Row> &rows, qsizetype current, const Row &row, Less less)
    {
        if (current < 0) {
            const qsizetype to = std::lower_bound(rows.cbegin(), rows.cend(), row, less) - rows.cbegin();
            model.beginInsertRows({}, static_cast<int>(to), static_cast<int>(to));
            rows.insert(to, row);
            model.endInsertRows();
            return;
        }
        qsizetype to = 0; // among the other rows
        for (qsizetype i = 0; i < rows.size(); ++i)
            to += i != current && less(rows.at(i), row) ? 1 : 0;
        if (to != current)
            move(model, rows, current, to);
        change(model, rows, to, row);
    }

    template <typename Model, typename Row>
    static void remove(Model &model, QList<Row> &rows, qsizetype first, qsizetype last)
    {
        model.beginRemoveRows({}, static_cast<int>(first), static_cast<int>(last));
        rows.remove(first, last - first + 1);
        model.endRemoveRows();
    }

    /// Announces the whole row, because a row of a table is one value; nothing when it is equal.
    template <typename Model, typename Row>
    static void change(Model &model, QList<Row> &rows, qsizetype row, const Row &value)
    {
        if (rows.at(row) == value)
            return;
        const int count = model.columnCount({});
        QVariantList before;
        for (int column = 0; column < count; ++column)
            before << model.data(model.index(static_cast<int>(row), column), Qt::DisplayRole);
        rows[row] = value;
        announce(model, static_cast<int>(row), before);
    }

private:
    /// From the first to the last column whose words differ; the whole row when only values behind them differ.
    template <typename Model>
    static void announce(Model &model, int row, const QVariantList &before)
    {
        int first = -1;
        int last = -1;
        for (int column = 0; column < static_cast<int>(before.size()); ++column) {
            if (model.data(model.index(row, column), Qt::DisplayRole) == before.at(column))
                continue;
            first = first < 0 ? column : first;
            last = column;
        }
        if (first < 0) {
            first = 0;
            last = static_cast<int>(before.size()) - 1;
        }
        emit model.dataChanged(model.index(row, first), model.index(row, last));
    }

    template <typename Model, typename Row>
    static void move(Model &model, QList<Row> &rows, qsizetype from, qsizetype to)
    {
        model.beginMoveRows({}, static_cast<int>(from), static_cast<int>(from), {}, static_cast<int>(to > from ? to + 1 : to));
        rows.move(from, to);
        model.endMoveRows();
    }

    template <typename Model, typename Row>
    static void applyStep(Model &model, QList<Row> &rows, const QList<Row> &wanted, const RowStep &step)
    {
        switch (step.kind) {
        case RowStep::Remove:
            remove(model, rows, step.first, step.last);
            break;
        case RowStep::Move:
            move(model, rows, step.first, step.last);
            break;
        case RowStep::Insert: {
            model.beginInsertRows({}, static_cast<int>(step.first), static_cast<int>(step.last));
            const QList<Row> tail = rows.mid(step.first);
            rows.resize(step.first);
            rows << wanted.mid(step.first, step.last - step.first + 1) << tail;
            model.endInsertRows();
            break;
        }
        }
    }
};

} // namespace tidegate
