// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/attentionlist.h"

#include "models/attentionmodel.h"
#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/style/statusglyph.h"
#include "ui/style/symbolicon.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/readablecolumns.h"
#include "ui/widgets/treeaccessible.h"

#include <QAction>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

constexpr int shownItems = 10;
constexpr int minRows = 3;
constexpr qint64 pause = 300; // ms

QIcon iconOf(const AttentionItem &item)
{
    switch (item.kind) {
    case AttentionItem::Kind::Health:
    case AttentionItem::Kind::Stale:
        return healthIcon(item.health, item.stale);
    case AttentionItem::Kind::FreezeSoon:
        return freezeIcon(FreezeLook::Upcoming);
    case AttentionItem::Kind::Drift:
        break;
    }
    return driftIcon(DriftStatus::Drifted);
}

/// The state behind its shape.
class AttentionDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (index.column() != AttentionModel::StateColumn) {
            CellDelegate::paint(painter, option, index);
            return;
        }
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString text = item.text;
        QRect rest = paintPanel(painter, &item);
        const QRect glyph = takeLeading(&rest, spacing::smallIcon, item.direction);
        const QRect square(glyph.x(), glyph.center().y() - spacing::smallIcon / 2 + 1, spacing::smallIcon, spacing::smallIcon);
        if (isSelected(item))
            paintPlate(painter, square.adjusted(-1, -1, 1, 1));
        iconOf(index.data(AttentionModel::ItemRole).value<AttentionItem>()).paint(painter, square);
        takeLeading(&rest, spacing::inside + 2, item.direction);
        paintText(painter, item, rest, text, item.palette.color(QPalette::Text));
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return CellDelegate::sizeHint(option, index) + QSize(spacing::between, 0);
    }
};

} // namespace

AttentionList::AttentionList(Workspace *workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    m_model = new AttentionModel(this);
    m_model->setLimit(shownItems);
    build();
    m_later = new QTimer(this);
    m_later->setSingleShot(true);
    m_later->setInterval(pause); // a round of checks changes many rows at once
    connect(m_later, &QTimer::timeout, this, &AttentionList::updateNow);
    for (const QAbstractItemModel *model : std::initializer_list<QAbstractItemModel *>{workspace->targets(), workspace->freezes()}) {
        connect(model, &QAbstractItemModel::dataChanged, this, &AttentionList::noteChange);
        connect(model, &QAbstractItemModel::rowsInserted, this, &AttentionList::noteChange);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &AttentionList::noteChange);
        connect(model, &QAbstractItemModel::modelReset, this, &AttentionList::noteChange);
    }
    connect(m_showAll, &QToolButton::clicked, this, [this] {
        m_all = !m_all;
        m_model->setLimit(m_all ? 0 : shownItems);
        updateTexts();
    });
    connect(m_list, &QTreeView::activated, this, &AttentionList::activate);
}

void AttentionList::build()
{
    m_title = new QLabel(this);
    m_title->setFont(Theme::sectionFont());
    m_showAll = new QToolButton(this);
    m_showAll->setObjectName(u"showAll"_s);
    m_showAll->setAutoRaise(true);
    m_showAll->setFocusPolicy(Qt::StrongFocus);
    m_allWell = new QLabel(this);
    m_allWell->setWordWrap(true);
    m_list = new QTreeView(this);
    m_list->setObjectName(u"attention"_s);
    m_list->setAccessibleName(tr("What needs attention, worst first"));
    m_list->setAccessibleDescription(tr("Enter shows the target or the freeze."));
    m_list->setModel(m_model);
    keepReadable(m_list);
    m_list->setItemDelegate(new AttentionDelegate(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView *header = m_list->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(AttentionModel::CauseColumn, QHeaderView::Stretch);
    keepColumnsReadable(header);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *show = new QAction(tr("&Show"), m_list);
    connect(show, &QAction::triggered, this, [this] { activate(m_list->currentIndex()); });
    auto *copy = new QAction(symbolIcon(u"copy"_s), tr("&Copy row"), m_list);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &AttentionList::copyRow);
    m_list->addActions({show, copy});

    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_showAll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addLayout(top);
    column->addWidget(m_allWell);
    column->addWidget(m_list, 1);
    column->addStretch(0);
}

void AttentionList::setScope(QUuid environment)
{
    m_scope = environment;
    noteChange();
}

void AttentionList::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateNow();
}

void AttentionList::noteChange()
{
    if (isVisible() && !m_later->isActive())
        m_later->start();
}

void AttentionList::updateNow()
{
    const QDateTime serverNow = m_workspace->serverNow();
    const Instant now = serverNow.isValid() ? toInstant(serverNow) : Clock::system().now();
    QElapsedTimer timer;
    timer.start();
    bool any = false;
    const QList<Target> targets = targetsInScope(true, &any);
    QList<FreezeWindow> windows = m_workspace->freezes()->all();
    if (!m_scope.isNull())
        windows.removeIf([this](const FreezeWindow &window) { return window.environmentId.uuid() != m_scope; });
    m_model->setItems(attentionItems(targets, windows, m_workspace->environments()->all(), now), now);
    const bool isWell = m_model->total() == 0 && any && !m_workspace->isArriving(); // what is still to come may not be well
    m_allWell->setText(isWell ? allWellText(targetsInScope(false)) : QString());
    m_allWell->setVisible(isWell);
    setVisible(any || m_model->total() > 0);
    updateTexts();
    m_later->setInterval(static_cast<int>(std::max<qint64>(pause, 8 * timer.elapsed()))); // most of the time is everything else's
}

QList<Target> AttentionList::targetsInScope(bool onlyOdd, bool *any) const
{
    QList<Target> targets;
    m_workspace->targets()->forEachTarget([&](const TargetCandidate &candidate) {
        const PackedTarget &target = candidate.target;
        if (!m_scope.isNull() && target.environment().uuid() != m_scope)
            return;
        if (any)
            *any = true;
        const bool isWell = (target.health() == Health::Healthy || target.health() == Health::Unknown) && !target.isStale();
        const bool isOdd = target.isEnabled() && (!isWell || target.drift() == DriftStatus::Drifted);
        if (isOdd || !onlyOdd)
            targets.append(target.outline());
    });
    return targets;
}

void AttentionList::updateTexts()
{
    const int total = m_model->total();
    const int rows = m_model->rowCount();
    m_title->setText(rows < total ? tr("Needs attention (%L1 of %L2)").arg(rows).arg(total) : tr("Needs attention (%L1)").arg(total));
    m_showAll->setVisible(total > shownItems);
    m_showAll->setText(m_all ? tr("Show the worst %L1").arg(shownItems) : tr("Show all %L1").arg(total));
    m_list->setVisible(total > 0);
    const int frame = m_list->header()->sizeHint().height() + 2 * m_list->frameWidth();
    m_list->setMinimumHeight(frame + qMin(rows, minRows) * spacing::rowHeight);
    m_list->setMaximumHeight(frame + rows * spacing::rowHeight);
    if (rows > 0 && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0, 0)); // assistive technology needs a current row
}

void AttentionList::activate(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const AttentionItem &item = m_model->at(index.row());
    switch (item.kind) {
    case AttentionItem::Kind::FreezeSoon:
        emit freezeWindowRequested(item.id);
        break;
    case AttentionItem::Kind::Drift:
        emit driftRequested(item.id);
        break;
    case AttentionItem::Kind::Health:
    case AttentionItem::Kind::Stale:
        emit targetRequested(item.id);
        break;
    }
}

void AttentionList::copyRow()
{
    QStringList cells;
    for (int column = 0; column < m_model->columnCount() && m_list->currentIndex().isValid(); ++column)
        cells.append(m_list->currentIndex().siblingAtColumn(column).data().toString());
    QGuiApplication::clipboard()->setText(cells.join(u'\t'));
}

} // namespace tidegate
