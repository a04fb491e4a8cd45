// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/releases/releasespage.h"

#include "models/environmenttablemodel.h"
#include "models/releasetablemodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/releases/componentsview.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/filterkeys.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/readablecolumns.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

/// By scope and by words in the names of environment and release.
class ScopedRows final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setScope(QUuid scope)
    {
        m_scope = scope;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        const bool inScope = m_scope.isNull() || index.data(ReleaseTableModel::EnvironmentRole).toUuid() == m_scope;
        return inScope && QSortFilterProxyModel::filterAcceptsRow(row, parent);
    }

private:
    QUuid m_scope;
};

} // namespace

ReleasesPage::ReleasesPage(Workspace *workspace, QWidget *parent) : Page(parent), m_workspace(workspace)
{
    m_model = new ReleaseTableModel(this);
    m_proxy = new ScopedRows(this);
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(ReleaseTableModel::SortRole);
    m_proxy->setFilterRole(ReleaseTableModel::SearchRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_stack = new PageStack(build(), this);
    m_stack->setObjectName(u"releaseStack"_s);
    m_views = new QStackedWidget(this);
    m_views->addWidget(m_stack);
    buildComponents();
    m_views->addWidget(m_components);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(spacing::page, spacing::group, spacing::page, spacing::page);
    outer->setSpacing(spacing::between);
    outer->addWidget(buildHeader());
    outer->addWidget(m_views, 1);

    m_later = new QTimer(this);
    m_later->setSingleShot(true);
    m_later->setInterval(0);
    connect(m_later, &QTimer::timeout, this, &ReleasesPage::count);
    const auto later = [this] {
        // At once after a pause; while data stream in, as often as leaves most of the time to everything else.
        const qint64 since = m_counted.isValid() ? m_counted.elapsed() : 8 * m_cost;
        if (!m_later->isActive())
            m_later->start(static_cast<int>(std::max<qint64>(0, 8 * m_cost - since)));
    };
    for (const QAbstractItemModel *model :
         {static_cast<QAbstractItemModel *>(workspace->targets()), static_cast<QAbstractItemModel *>(workspace->environments())}) {
        connect(model, &QAbstractItemModel::rowsInserted, m_later, later);
        connect(model, &QAbstractItemModel::rowsRemoved, m_later, later);
        connect(model, &QAbstractItemModel::rowsMoved, m_later, later);
        connect(model, &QAbstractItemModel::dataChanged, m_later, later);
        connect(model, &QAbstractItemModel::modelReset, m_later, later);
    }
    connect(workspace, &Workspace::loaded, m_later, later);
    connect(workspace, &Workspace::completed, m_later, later);
    connect(workspace, &Workspace::completed, this, [this] { m_stack->message()->hideMessage(); });
    connect(workspace, &Workspace::stateChanged, m_later, later);
    connect(workspace, &Workspace::loadFailed, this, [this](const Error &error) { m_stack->showFailed(tr("The targets could not be loaded."), error); });
    connect(m_stack, &PageStack::retryRequested, workspace, &Workspace::refresh);
    connect(&DisplayZone::current(), &DisplayZone::changed, this, [this] { m_model->setZone(DisplayZone::current().zone()); });
    m_model->setZone(DisplayZone::current().zone());
    connect(m_tabs, &QTabBar::currentChanged, this, &ReleasesPage::showTab);
    count();
}

/// How rows and columns look and are sorted; the model is set.
static void prepare(QTableView &table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setAlternatingRowColors(true);
    table.setShowGrid(false);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.setSortingEnabled(true);
    table.verticalHeader()->hide();
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table.horizontalHeader()->setSectionResizeMode(ReleaseTableModel::ReleaseColumn, QHeaderView::Stretch);
    table.horizontalHeader()->setSortIndicatorClearable(true); // back to the order of the pipeline
    table.sortByColumn(-1, Qt::AscendingOrder);
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
    const int character = table.fontMetrics().averageCharWidth();
    keepColumnsReadable(table.horizontalHeader());
    table.setColumnWidth(ReleaseTableModel::EnvironmentColumn, 28 * character);
    const QString many = ReleaseTableModel::tr("%L1 of %L2").arg(100'000).arg(100'000);
    table.setColumnWidth(ReleaseTableModel::TargetsColumn, table.fontMetrics().horizontalAdvance(many) + 2 * character);
    table.setColumnWidth(ReleaseTableModel::ShareColumn, 12 * character);
    table.setColumnWidth(ReleaseTableModel::NewestColumn, 24 * character);
}

QWidget *ReleasesPage::build()
{
    auto *content = new QWidget(this);
    m_filter = new QLineEdit(content);
    m_filter->setObjectName(u"releaseFilter"_s);
    m_filter->setPlaceholderText(tr("Filter by environment or release"));
    m_filter->setAccessibleName(tr("Filter by environment or release"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(360);
    m_table = new QTableView(content);
    m_table->setObjectName(u"releaseTable"_s);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setAccessibleName(tr("Releases of each environment"));
    m_table->setModel(m_proxy);
    downLeadsInto(m_filter, m_table);
    prepare(*m_table);
    m_showTargets = new QAction(symbolIcon(u"targets"_s), tr("&Show these targets"), this);
    m_showTargets->setObjectName(u"showReleaseTargets"_s);
    m_showTargets->setShortcut(Qt::Key_Return);
    m_showTargets->setShortcutContext(Qt::WidgetShortcut);
    auto *copy = new QAction(symbolIcon(u"copy"_s), tr("&Copy rows"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addActions({m_showTargets, copy});

    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    auto *head = new QHBoxLayout;
    head->addWidget(m_filter, 1);
    head->addStretch();
    column->addLayout(head);
    column->addWidget(m_table, 1);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(text.trimmed());
        updateState();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReleasesPage::updateActions);
    connect(m_showTargets, &QAction::triggered, this, &ReleasesPage::showTargets);
    connect(m_table, &QTableView::doubleClicked, m_showTargets, &QAction::trigger);
    connect(copy, &QAction::triggered, this, &ReleasesPage::copySelected);
    return content;
}

void ReleasesPage::setScope(QUuid environment)
{
    m_scope = environment;
    static_cast<ScopedRows *>(m_proxy)->setScope(environment);
    m_components->setScope(environment);
    updateState();
}

void ReleasesPage::count()
{
    m_isStale = !isVisible(); // nobody looks
    if (m_isStale && m_counted.isValid())
        return;
    QElapsedTimer timer;
    timer.start();
    m_model->setFleet(m_workspace->environments()->all(), *m_workspace->targets());
    updateState();
    m_cost = timer.elapsed();
    m_counted.start();
}

void ReleasesPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_isStale)
        count();
}

/// What was counted while targets arrive is a part.
void ReleasesPage::sayWhetherAll()
{
    InlineMessage *message = m_stack->message();
    const QString part = tr("Counted so far: targets are still being loaded.");
    if (!m_workspace->isArriving()) {
        if (message->text() == part)
            message->hideMessage();
    } else if (m_stack->isShowingContent() && message->text() != part && !message->wasClosed(part)) {
        message->showMessage(InlineMessage::Kind::Info, part);
    }
}

void ReleasesPage::updateState()
{
    emit statusTextChanged();
    if (m_proxy->rowCount() > 0) {
        if (!m_stack->isShowingContent())
            m_stack->showContent();
        if (!m_table->currentIndex().isValid())
            m_table->setCurrentIndex(m_proxy->index(0, 0)); // assistive technology needs a current row
    } else if (!m_workspace->isLoaded() && m_model->rowCount() == 0) {
        m_stack->showAwaited(*m_workspace, tr("Loading targets…"), tr("The targets could not be loaded."));
    } else if (m_workspace->isArriving()) {
        m_stack->showArriving(*m_workspace, m_filter->text().trimmed().isEmpty() ? tr("No releases so far") : tr("No release matches so far"));
    } else if (!m_filter->text().trimmed().isEmpty()) {
        EmptyState *state = m_stack->showEmpty(EmptyState::Variant::NoMatch, tr("No release matches"), m_filter->text().left(120));
        state->addAction(
            tr("Clear filter"), this, [this] { m_filter->clear(); }, true);
    } else {
        offerEnvironment(m_stack->showEmpty(EmptyState::Variant::Empty, tr("No releases yet"),
                                            tr("A release shows here once a sticker was recorded for a target: by a deployment, or by hand in the "
                                               "target's details.")),
                         m_workspace);
    }
    sayWhetherAll();
    updateActions();
}

void ReleasesPage::updateActions()
{
    const QModelIndex current = m_proxy->mapToSource(m_table->currentIndex());
    if (!current.isValid())
        setPossible(m_showTargets, tr("Select a row first."));
    else
        setPossible(m_showTargets, m_model->at(current.row()).release.isEmpty() ? tr("There is no release to look for.") : QString());
}

void ReleasesPage::showTargets()
{
    const QModelIndex current = m_proxy->mapToSource(m_table->currentIndex());
    if (!current.isValid())
        return;
    const ReleaseRow &row = m_model->at(current.row());
    QString words = row.release;
    emit targetsRequested(row.environment.uuid(), u'"' + words.replace(u'"', u"\"\""_s) + u'"');
}

void ReleasesPage::copySelected()
{
    QStringList lines;
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < m_proxy->columnCount(); ++column)
            cells.append(row.siblingAtColumn(column).data().toString());
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace tidegate
