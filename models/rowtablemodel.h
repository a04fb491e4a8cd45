// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowdiff.h"

#include <QAbstractTableModel>
#include <QUuid>

#include <algorithm>

namespace tidegate {

/// A table of values that are known by an id. A model on it says what a cell holds and what a column is called; rows, their places and what is
/// announced of them are here. Changes come by difference, so that selection and scrolling survive.
template <typename Row, typename Id = QUuid>
class RowTableModel : public QAbstractTableModel
{
public:
    const QList<Row> &all() const { return m_rows; }
    const Row &at(int row) const { return m_rows.at(row); }
    /// Null when there is none; valid until the next change.
    const Row *find(const Id &id) const
    {
        const int row = rowOf(id);
        return row < 0 ? nullptr : &m_rows.at(row);
    }
    /// -1 when there is none.
    int rowOf(const Id &id) const
    {
        const auto seen = m_places.find(id);
        if (seen == m_places.end())
            return -1;
        // Rows that came and went since moved it by a few: it is looked for around the place where it was seen last.
        const qsizetype from = std::min(*seen, m_rows.size() - 1);
        for (qsizetype distance = 0; distance < m_rows.size(); ++distance) {
            for (const qsizetype row : {from - distance, from + distance}) {
                if (row >= 0 && row < m_rows.size() && m_idOf(m_rows.at(row)) == id) {
                    *seen = row;
                    return static_cast<int>(row);
                }
            }
        }
        return -1; // an id was there twice, which a server must not say
    }
    /// Invalid when there is none.
    QModelIndex indexOf(const Id &id, int column = 0) const
    {
        const int row = rowOf(id);
        return row < 0 ? QModelIndex() : index(row, column);
    }

    int rowCount(const QModelIndex &parent = {}) const final { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const final { return parent.isValid() ? 0 : m_columns; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final
    {
        return checkIndex(index, CheckIndexOption::IndexIsValid) ? cell(m_rows.at(index.row()), index.column(), role) : QVariant();
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(title(section)) : QVariant();
    }

protected:
    using IdOf = Id (*)(const Row &);
    using Less = bool (*)(const Row &, const Row &);

    /// less: the order of the rows; null: that in which they are given.
    RowTableModel(int columns, IdOf idOf, Less less, QObject *parent) : QAbstractTableModel(parent), m_columns(columns), m_idOf(idOf), m_less(less) {}

    virtual QVariant cell(const Row &row, int column, int role) const = 0;
    virtual QString title(int column) const = 0;

    /// Replaces them all by difference on the id.
    void replaceRows(QList<Row> wanted)
    {
        if (m_less)
            std::sort(wanted.begin(), wanted.end(), m_less);
        for (const RowStep &step : rowSteps(idsOf(m_rows), idsOf(wanted))) {
            if (step.kind == RowStep::Remove)
                removeAt(step.first, step.last);
            else if (step.kind == RowStep::Move)
                move(step.first, step.last);
            else
                insert(step.first, wanted.mid(step.first, step.last - step.first + 1));
        }
        for (qsizetype row = 0; row < m_rows.size(); ++row)
            change(row, wanted.at(row));
    }

    /// Inserts it, changes it, or moves and changes it, so that it is in its place in the order.
    void putRow(const Row &row)
    {
        const qsizetype current = rowOf(m_idOf(row));
        if (current < 0) {
            insert(std::lower_bound(m_rows.cbegin(), m_rows.cend(), row, m_less) - m_rows.cbegin(), {row});
            return;
        }
        qsizetype to = 0; // among the other rows
        for (qsizetype i = 0; i < m_rows.size(); ++i)
            to += i != current && m_less(m_rows.at(i), row) ? 1 : 0;
        if (to != current)
            move(current, to);
        change(to, row);
    }

    void removeRow(const Id &id)
    {
        if (const int row = rowOf(id); row >= 0)
            removeAt(row, row);
    }

    void insert(qsizetype at, const QList<Row> &rows)
    {
        if (rows.isEmpty())
            return;
        beginInsertRows({}, static_cast<int>(at), static_cast<int>(at + rows.size()) - 1);
        const QList<Row> tail = m_rows.mid(at);
        m_rows.resize(at);
        m_rows << rows << tail;
        for (qsizetype i = 0; i < rows.size(); ++i)
            m_places.insert(m_idOf(rows.at(i)), at + i);
        endInsertRows();
    }

    /// last is inclusive.
    void removeAt(qsizetype first, qsizetype last)
    {
        if (last < first)
            return;
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(last));
        for (qsizetype row = first; row <= last; ++row)
            m_places.remove(m_idOf(m_rows.at(row)));
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
    }

    /// Announces from the first to the last column whose words differ, the whole row when only values behind them do; nothing when it is equal.
    void change(qsizetype row, const Row &value)
    {
        if (m_rows.at(row) == value)
            return;
        const auto words = [this, row](int column) { return cell(m_rows.at(row), column, Qt::DisplayRole); };
        QVariantList before;
        for (int column = 0; column < m_columns; ++column)
            before << words(column);
        m_rows[row] = value;
        int first = 0;
        int last = m_columns - 1;
        while (first < m_columns && words(first) == before.at(first))
            ++first;
        while (last > first && words(last) == before.at(last))
            --last;
        announce(row, first == m_columns ? 0 : first, last);
    }

    void announce(qsizetype row, int first, int last) { emit dataChanged(index(static_cast<int>(row), first), index(static_cast<int>(row), last)); }

    /// What a column says of every row is another now.
    void announceColumn(int column, const QList<int> &roles = {})
    {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, column), index(rowCount() - 1, column), roles);
    }

private:
    QList<Id> idsOf(const QList<Row> &rows) const
    {
        QList<Id> ids;
        ids.reserve(rows.size());
        for (const Row &row : rows)
            ids.append(m_idOf(row));
        return ids;
    }

    void move(qsizetype from, qsizetype to)
    {
        beginMoveRows({}, static_cast<int>(from), static_cast<int>(from), {}, static_cast<int>(to > from ? to + 1 : to));
        m_rows.move(from, to);
        endMoveRows();
    }

    const int m_columns;
    const IdOf m_idOf;
    const Less m_less;
    QList<Row> m_rows;
    mutable QHash<Id, qsizetype> m_places; ///< Of every row, where it was seen last.
};

} // namespace tidegate
