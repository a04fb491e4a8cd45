// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/agendaview.h"

#include "models/freezewindowtablemodel.h"
#include "ui/calendar/agendaproxymodel.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/readablecolumns.h"

#include <QHeaderView>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace tidegate {

using Model = FreezeWindowTableModel;

namespace {

std::optional<CalendarView> viewOf(int key)
{
    static const QHash<int, CalendarView> letters{{Qt::Key_M, CalendarView::Month}, {Qt::Key_W, CalendarView::Week}, {Qt::Key_L, CalendarView::Timeline}};
    const auto found = letters.constFind(key);
    return found == letters.cend() ? std::nullopt : std::optional(*found);
}

bool isOurs(const QKeyEvent &event)
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    return viewOf(event.key()) || event.key() == Qt::Key_Delete || event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

AgendaView::AgendaView(FreezeWindowTableModel *freezes, QWidget *parent) : QTableView(parent), m_freezes(freezes), m_proxy(new AgendaProxyModel(this))
{
    m_proxy->setSourceModel(freezes);
    setItemDelegate(new CellDelegate(this));
    setObjectName(u"agenda"_s);
    setAccessibleName(tr("Agenda of freezes"));
    setModel(m_proxy);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setSortingEnabled(true);
    sortByColumn(Model::StartColumn, Qt::AscendingOrder);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(spacing::rowHeight);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(Model::ReasonColumn, QHeaderView::Stretch);
    keepColumnsReadable(header);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection &selected) {
        if (!selected.isEmpty())
            emit windowSelected(windowAt(selected.constFirst().top()));
    });
    connect(this, &QTableView::doubleClicked, this, &AgendaView::openRequested);
}

void AgendaView::setNow(Instant now)
{
    m_proxy->setNow(now);
}

void AgendaView::setZone(const QTimeZone &zone)
{
    m_proxy->setZone(zone);
}

void AgendaView::setFilter(const QSet<EnvironmentId> &environments, bool past)
{
    m_proxy->setFilter(environments, past);
}

void AgendaView::setNames(const QHash<UserId, QString> &names)
{
    m_proxy->setNames(names);
}

void AgendaView::setProduction(const QSet<EnvironmentId> &production)
{
    m_proxy->setProduction(production);
}

void AgendaView::setNarrow(bool narrow)
{
    setColumnHidden(Model::ExceptionsColumn, narrow);
}

void AgendaView::selectWindow(FreezeWindowId id)
{
    const int row = m_freezes->rowOf(id);
    const QModelIndex index = row < 0 ? QModelIndex() : m_proxy->mapFromSource(m_freezes->index(row, Model::EnvironmentColumn));
    if (!index.isValid()) {
        clearSelection();
        return;
    }
    if (!selectionModel()->isRowSelected(index.row(), {}))
        setCurrentIndex(index);
}

void AgendaView::ensureCurrent()
{
    if (!currentIndex().isValid())
        selectionModel()->setCurrentIndex(m_proxy->index(0, 0), QItemSelectionModel::NoUpdate);
}

FreezeWindowId AgendaView::windowAt(int row) const
{
    return FreezeWindowId(m_proxy->index(row, 0).data(Model::IdRole).toUuid());
}

QStringList AgendaView::titles() const
{
    QStringList titles;
    for (int column = 0; column < m_proxy->columnCount(); ++column)
        titles.append(m_proxy->headerData(column, Qt::Horizontal).toString());
    return titles;
}

QList<QStringList> AgendaView::rowsOf(const QSet<FreezeWindowId> &windows) const
{
    QList<QStringList> rows;
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        if (!windows.contains(windowAt(row)))
            continue;
        QStringList cells;
        for (int column = 0; column < m_proxy->columnCount(); ++column)
            cells.append(m_proxy->index(row, column).data().toString());
        rows.append(cells);
    }
    return rows;
}

bool AgendaView::event(QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride || !isOurs(*static_cast<QKeyEvent *>(event)))
        return QTableView::event(event);
    event->accept();
    return true;
}

void AgendaView::keyPressEvent(QKeyEvent *event)
{
    if (!isOurs(*event))
        QTableView::keyPressEvent(event);
    else if (const std::optional<CalendarView> view = viewOf(event->key()))
        emit viewRequested(*view);
    else if (event->key() == Qt::Key_Delete)
        emit deleteRequested();
    else
        emit openRequested();
}

} // namespace tidegate
