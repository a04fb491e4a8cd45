// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/entry/calendarentry.h"

#include <QSet>
#include <QTableView>

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class AgendaProxyModel;
class FreezeWindowTableModel;

/// The freezes as a table in words, by start or as its header is clicked. By start each day stands as a heading above its first row, and is part of
/// that row: it takes no key of its own. One is selected. Enter opens it, Delete deletes it, M, W and L ask
/// for another view. GUI thread only.
class AgendaView final : public QTableView
{
    Q_OBJECT

public:
    explicit AgendaView(FreezeWindowTableModel *freezes, QWidget *parent = nullptr);

    void setNow(Instant now); ///< Near instants are shown without their year.
    void setZone(const QTimeZone &zone);
    /// What is listed: windows of these environments; past ones only when asked for.
    void setFilter(const QSet<EnvironmentId> &environments, bool past);
    void setNames(const QHash<UserId, QString> &names);        ///< Of who is excepted.
    void setProduction(const QSet<EnvironmentId> &production); ///< Named with the word PROD.
    void setNarrow(bool narrow);                               ///< Without the exceptions, which stand at the side as well.

    void selectWindow(FreezeWindowId id); ///< None when it is not listed.
    void ensureCurrent();                 ///< Assistive technology asks a focused table for its current cell.

    QStringList titles() const;                                           ///< Of the columns.
    QList<QStringList> rowsOf(const QSet<FreezeWindowId> &windows) const; ///< In words and in the order that is shown.

signals:
    void windowSelected(tidegate::FreezeWindowId id); ///< Also of the row that follows one that went.
    void openRequested();
    void deleteRequested();
    void viewRequested(tidegate::CalendarView view);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectAll();
    void updateHeadings(); ///< Rooms for the headings of the days.
    void fitColumns();
    FreezeWindowId windowAt(int row) const;

    FreezeWindowTableModel *m_freezes;
    AgendaProxyModel *m_proxy = nullptr;
    QTimer *m_later = nullptr;
};

} // namespace tidegate
