// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/changetext.h"
#include "models/rowtablemodel.h"

namespace tidegate {

/// What changed on targets, newest first; older pages are fetched on demand (canFetchMore). Rows come, go and change one by one.
class ObservedChangeModel final : public RowTableModel<ShownChange, ObservedChangeId>
{
    Q_OBJECT

public:
    enum Column { SeenColumn, WhereColumn, ComponentColumn, ImageColumn, VerdictColumn, EvidenceColumn, ColumnCount };
    enum Role { VerdictRole = Qt::UserRole + 1 };

    explicit ObservedChangeModel(QObject *parent = nullptr);

    void begin(const QList<ShownChange> &rows, bool hasMore); ///< Of another choice than those of before, which go unless they are in it.
    /// The newest rows as the server has them now. Older ones stay as long as no row is missing between; else the list begins anew, and false is returned.
    bool setNewest(const QList<ShownChange> &rows, bool hasMore);
    void appendOlder(const QList<ShownChange> &rows, bool hasMore);
    void replace(const ShownChange &row); ///< If it is in the list.
    void remove(ObservedChangeId id);
    void clear();
    void fetchFailed(); ///< The page asked for did not come; it may be asked for again.
    void setNames(ChangeNames names);
    const ChangeNames &names() const { return m_names; }
    void namesChanged(); ///< Or the day is another one: names() may say something else from now on.

    bool hasMore() const { return m_hasMore; } ///< Older ones, asked for or not.
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void olderWanted();

private:
    QVariant cell(const ShownChange &row, int column, int role) const override;
    QString title(int column) const override;
    QString text(const ShownChange &row, int column) const;
    QString toolTip(const ShownChange &row, int column) const;

    ChangeNames m_names;
    bool m_hasMore = false;
    bool m_fetching = false;
};

} // namespace tidegate
