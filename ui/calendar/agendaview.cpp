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
#include <QPainter>
#include <QTimer>

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

bool isTime(int column)
{
    return column == Model::StartColumn || column == Model::EndColumn;
}

bool isOurs(const QKeyEvent &event)
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    return viewOf(event.key()) || event.key() == Qt::Key_Delete || event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

/// Columns whose texts have no end of their own, and how many letters of them show: the reason, which is what people look for, gets what is left.
constexpr std::pair<int, int> longest[] = {{Model::EnvironmentColumn, 18}, {Model::ExceptionsColumn, 16}};

/// Leaves the room of a heading above the first row of a day.
class AgendaDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        item.rect.setTop(item.rect.bottom() + 1 - std::min(item.rect.height(), spacing::rowHeight));
        CellDelegate::paint(painter, item, index);
    }
};

} // namespace

AgendaView::AgendaView(FreezeWindowTableModel *freezes, QWidget *parent) : QTableView(parent), m_freezes(freezes), m_proxy(new AgendaProxyModel(this))
{
    m_proxy->setSourceModel(freezes);
    setItemDelegate(new AgendaDelegate(this));
    setObjectName(u"agenda"_s);
    setAccessibleName(tr("Agenda of freezes"));
    setModel(m_proxy);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
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
    for (const auto &[column, letters] : longest)
        header->setSectionResizeMode(column, QHeaderView::Interactive);
    keepColumnsReadable(header);
    header->setSectionsMovable(false);
    const QList<int> order{Model::StartColumn,  Model::EndColumn,      Model::EnvironmentColumn, Model::ReasonColumn,
                           Model::LengthColumn, Model::DistanceColumn, Model::StateColumn,       Model::ExceptionsColumn};
    for (int place = 0; place < order.size(); ++place)
        header->moveSection(header->visualIndex(order.at(place)), place);
    m_later = new QTimer(this);
    m_later->setSingleShot(true);
    m_later->setInterval(0);
    connectAll();
}

void AgendaView::connectAll()
{
    const auto later = qOverload<>(&QTimer::start);
    connect(m_later, &QTimer::timeout, this, &AgendaView::updateHeadings);
    connect(m_proxy, &QAbstractItemModel::rowsInserted, m_later, later);
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, m_later, later);
    connect(m_proxy, &QAbstractItemModel::rowsMoved, m_later, later);
    connect(m_proxy, &QAbstractItemModel::layoutChanged, m_later, later);
    connect(m_proxy, &QAbstractItemModel::modelReset, m_later, later);
    connect(m_proxy, &QAbstractItemModel::dataChanged, m_later, [this](const QModelIndex &first, const QModelIndex &last) {
        if (first.column() <= Model::StartColumn || (first.column() <= Model::ExceptionsColumn && last.column() >= Model::ExceptionsColumn))
            m_later->start();
    });
    m_later->start();
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection &selected) {
        if (!selected.isEmpty())
            emit windowSelected(windowAt(selected.constFirst().top()));
    });
    connect(this, &QTableView::doubleClicked, this, &AgendaView::openRequested);
}

void AgendaView::updateHeadings()
{
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const bool heads = !m_proxy->index(row, 0).data(AgendaProxyModel::DayRole).toString().isEmpty();
        if (const int height = (heads ? 2 : 1) * spacing::rowHeight; rowHeight(row) != height)
            setRowHeight(row, height);
    }
    fitColumns();
    viewport()->update();
}

/// What the user made of a column stays until a row comes or goes, or the agenda gets another width.
void AgendaView::fitColumns()
{
    fillWithColumns(this, horizontalHeader(), longest);
}

void AgendaView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        m_later->start();
}

void AgendaView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const BaseColors colors = Theme::current().colors();
    QPainter painter(viewport());
    painter.setLayoutDirection(layoutDirection());
    for (int row = std::max(0, rowAt(0)); row < m_proxy->rowCount() && rowViewportPosition(row) < viewport()->height(); ++row) {
        const QModelIndex index = m_proxy->index(row, 0);
        const QString day = index.data(AgendaProxyModel::DayRole).toString();
        if (day.isEmpty() || rowHeight(row) <= spacing::rowHeight)
            continue;
        const QRect band(0, rowViewportPosition(row), viewport()->width(), spacing::rowHeight);
        painter.fillRect(band, colors.alt);
        painter.setPen(colors.border);
        painter.drawLine(band.topLeft(), band.topRight());
        QRect text = band.adjusted(spacing::between, 0, -spacing::between, 0);
        painter.setFont(Theme::strongFont());
        painter.setPen(colors.text);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeading, day);
        const int used = QFontMetrics(Theme::strongFont()).horizontalAdvance(day) + spacing::group;
        text = isRightToLeft() ? text.adjusted(0, 0, -used, 0) : text.adjusted(used, 0, 0, 0);
        painter.setFont(Theme::captionFont());
        painter.setPen(colors.text2);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeading, index.data(AgendaProxyModel::DayRemarkRole).toString());
    }
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
            cells.append(m_proxy->index(row, column).data(isTime(column) ? Qt::AccessibleTextRole : Qt::DisplayRole).toString()); // with its day
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
