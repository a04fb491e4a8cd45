// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/activitypage.h"

#include "models/agenttablemodel.h"
#include "models/auditexport.h"
#include "models/auditlogmodel.h"
#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/peoplemodel.h"
#include "models/servicewords.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "ui/activity/auditdetail.h"
#include "ui/activity/auditfilterbar.h"
#include "ui/activity/changesview.h"
#include "ui/jobs/jobs.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/filterkeys.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/plural.h"
#include "ui/widgets/readablecolumns.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QTimer>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {
namespace {

const QString splitterKey = u"splitter"_s;
const QString tabKey = u"tab"_s;

/// Asks for its least alone: lists give way to words that wrap, before the page scrolls.
class GivingStack final : public QStackedWidget
{
public:
    using QStackedWidget::QStackedWidget;
    bool hasHeightForWidth() const override { return false; }
};

/// Where a row of the log leads.
struct Destination
{
    enum Kind { Nowhere, ToEnvironment, ToFreezeWindow, ToTarget, ToAgent };
    Kind kind = Nowhere;
    QUuid id;
};

Destination destinationOf(const AuditEntry &entry, const Workspace &workspace)
{
    const QUuid id = entry.entityId;
    if (workspace.environments()->find(EnvironmentId(id)))
        return {Destination::ToEnvironment, id};
    if (workspace.freezes()->find(FreezeWindowId(id)))
        return {Destination::ToFreezeWindow, id};
    if (workspace.targets()->contains(TargetId(id)))
        return {Destination::ToTarget, id};
    if (const TargetGroup *group = workspace.targets()->group(TargetGroupId(id)))
        return {Destination::ToEnvironment, group->environmentId.uuid()};
    if (workspace.agents()->find(AgentId(id)))
        return {Destination::ToAgent, id};
    return {};
}

/// Whether what it is about may wait to be restored.
bool isDeletion(const AuditEntry &entry)
{
    const auto kind = changeKindFromString(entry.action);
    return kind == ChangeKind::EnvironmentDeleted || kind == ChangeKind::FreezeCancelled || kind == ChangeKind::GroupDeleted
        || kind == ChangeKind::TargetDeleted;
}

QString destinationText(Destination::Kind kind)
{
    switch (kind) {
    case Destination::ToEnvironment:
        return ActivityPage::tr("Go to the environment");
    case Destination::ToFreezeWindow:
        return ActivityPage::tr("Go to the freeze");
    case Destination::ToTarget:
        return ActivityPage::tr("Go to the target");
    case Destination::ToAgent:
        return ActivityPage::tr("Go to the agent");
    case Destination::Nowhere:
        break;
    }
    return ActivityPage::tr("Go to the object");
}

} // namespace

ActivityPage::ActivityPage(Workspace *workspace, QWidget *parent) : Page(parent), m_workspace(workspace)
{
    m_filtered = new AuditLogModel(this);
    m_export = new AuditExport(*workspace, this);
    m_later = new QTimer(this);
    m_later->setSingleShot(true);
    m_later->setInterval(500ms); // changes come in groups
    build();
    addRowActions();
    connectWorkspace();
    setModel(workspace->audit());
}

QString ActivityPage::title() const
{
    return tr("Activity");
}

QString ActivityPage::statusText() const
{
    if (showsChanges())
        return m_changes->statusText();
    const int rows = m_model->rowCount();
    const QString count = plural(rows, tr("1 row"), tr("%n rows", nullptr, rows));
    return m_model->canFetchMore({}) ? tr("%1 loaded, more below").arg(count) : count;
}

QList<QWidget *> ActivityPage::panes() const
{
    return showsChanges() ? m_changes->panes() : QList<QWidget *>{m_bar->text(), m_table, m_detail->table()};
}

QWidget *ActivityPage::mainPane() const
{
    return showsChanges() ? m_changes->table() : m_table;
}

void ActivityPage::focusFilter()
{
    QLineEdit *text = showsChanges() ? m_changes->text() : m_bar->text();
    text->setFocus(Qt::ShortcutFocusReason);
    text->selectAll();
}

void ActivityPage::refreshDetails()
{
    if (m_bar->isActive())
        loadFiltered({});
    m_changes->reload();
}

void ActivityPage::setFilterText(const QString &text)
{
    (showsChanges() ? m_changes->text() : m_bar->text())->setText(text);
}

QList<KeyHint> ActivityPage::keyHints() const
{
    if (showsChanges()) {
        return {{QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), tr("Show the target of the change")},
                {QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText), tr("Copy the change as text")}};
    }
    return {{QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), tr("Go to the object of the row")},
            {QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText), tr("Copy the row as JSON")}};
}

void ActivityPage::saveState(QSettings &settings) const
{
    m_bar->saveState(settings);
    m_changes->saveState(settings);
    settings.setValue(tabKey, m_tabs->currentIndex());
    settings.setValue(splitterKey, m_splitter->saveState());
}

void ActivityPage::restoreState(QSettings &settings)
{
    m_bar->restoreState(settings);
    m_changes->restoreState(settings);
    m_tabs->setCurrentIndex(settings.value(tabKey).toInt() == ChangesTab ? ChangesTab : LogTab);
    m_splitter->restoreState(settings.value(splitterKey).toByteArray());
}

void ActivityPage::build()
{
    m_bar = new AuditFilterBar(this);
    m_message = new InlineMessage(this);
    m_message->floatOver(this);
    m_views = new GivingStack(this);
    m_views->addWidget(buildLog());
    buildChanges();
    m_views->addWidget(m_changes);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::group, spacing::page, spacing::page);
    column->setSpacing(spacing::between);
    column->addWidget(buildHeader());
    column->addWidget(m_views, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &ActivityPage::showTab);
    showTab();
}

QWidget *ActivityPage::buildLog()
{
    m_detail = new AuditDetail(this);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildTable());
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({340, 260});
    m_stack = new PageStack(m_splitter, this);
    m_stack->setObjectName(u"auditStack"_s);
    m_newRows = new QPushButton(this);
    m_newRows->setObjectName(u"newRows"_s);
    m_newRows->setAutoDefault(false);
    m_newRows->hide();
    auto *choices = new QHBoxLayout;
    choices->addWidget(m_bar, 1);
    choices->addWidget(m_newRows);

    auto *log = new QWidget(this);
    auto *column = new QVBoxLayout(log);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addLayout(choices);
    column->addWidget(m_stack, 1);
    connect(m_bar, &AuditFilterBar::changed, this, &ActivityPage::applyFilter);
    connect(m_newRows, &QPushButton::clicked, this, [this] {
        goToNewest();
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_detail, &AuditDetail::objectRequested, this, &ActivityPage::goToObject);
    connect(m_detail, &AuditDetail::copyRequested, this, &ActivityPage::copyRow);
    connect(m_detail, &AuditDetail::restoreRequested, this, [this] {
        if (const AuditEntry *entry = current())
            emit deletedRequested(entry->entityId);
    });
    return log;
}

QWidget *ActivityPage::buildHeader()
{
    auto *header = new QWidget(this);
    m_tabs = new QTabBar(header);
    m_tabs->setObjectName(u"activityTabs"_s);
    m_tabs->setAccessibleName(tr("What is listed"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("&Log"));
    m_tabs->addTab(tr("Ch&anges"));
    m_logHeader = new QWidget(header);
    m_verify = new QPushButton(symbolIcon(u"verify"_s), tr("Verif&y the chain"), m_logHeader);
    m_verify->setToolTip(tr("Checks on the server that no row was changed or removed"));
    m_save = new QPushButton(symbolIcon(u"export"_s), tr("E&xport…"), m_logHeader);
    m_save->setToolTip(tr("Writes all rows that match the filter to a file"));
    auto *heading = new QLabel(tr("Activity"), header);
    heading->setFont(Theme::titleFont());
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::between);
    row->addWidget(heading);
    row->addSpacing(spacing::group);
    row->addWidget(m_tabs);
    row->addSpacing(spacing::between);
    row->addWidget(m_logHeader, 1);
    row->addWidget(m_changes->header(), 1);
    auto *beside = new QHBoxLayout(m_logHeader);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(spacing::between);
    beside->addWidget(m_bar->text(), 1);
    beside->addWidget(m_verify);
    beside->addWidget(m_save);
    connect(m_verify, &QPushButton::clicked, this, &ActivityPage::verify);
    connect(m_save, &QPushButton::clicked, this, &ActivityPage::chooseExportFile);
    return header;
}

QWidget *ActivityPage::buildTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(u"auditTable"_s);
    m_table->setAccessibleName(tr("Audit log, newest first"));
    downLeadsInto(m_bar->text(), m_table);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(spacing::rowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &ActivityPage::updateNewRows);
    connect(m_table, &QTableView::activated, this, &ActivityPage::goToObject);
    connect(m_table, &QTableView::pressed, this, [this] { m_chosen = true; }); // the row that is current already, too
    return m_table;
}

void ActivityPage::addRowActions()
{
    auto *go = new QAction(tr("Go to the object"), m_table);
    connect(go, &QAction::triggered, this, &ActivityPage::goToObject);
    auto *copy = new QAction(symbolIcon(u"copy"_s), tr("&Copy row as JSON"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &ActivityPage::copyRow);
    m_table->addActions({go, copy});
}

void ActivityPage::connectWorkspace()
{
    connect(m_later, &QTimer::timeout, this, [this] { loadFiltered({}); });
    connect(m_filtered, &AuditLogModel::olderWanted, this, [this](qint64 before) { loadFiltered(before); });
    connect(m_workspace->audit(), &QAbstractItemModel::rowsInserted, m_later, [this](const QModelIndex &, int first) {
        if (first == 0 && m_bar->isActive() && !m_later->isActive())
            m_later->start(); // the new row may match
    });
    const auto zone = [this] {
        for (AuditLogModel *model : {m_filtered, m_workspace->audit()})
            model->setZone(DisplayZone::current().zone());
    };
    connect(m_workspace->model<PeopleModel>(), &PeopleModel::namesChanged, this, &ActivityPage::showCurrent);
    connect(&DisplayZone::current(), &DisplayZone::changed, this, zone);
    zone();
    for (QAbstractItemModel *model : std::initializer_list<QAbstractItemModel *>{m_workspace->environments(), m_workspace->targets(), m_workspace->freezes()}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &ActivityPage::updateDestination); // what a row is about may go after the row has come
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ActivityPage::updateDestination);
    }
    for (AuditLogModel *model : {m_filtered, m_workspace->audit()}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, [this, model](const QModelIndex &, int first, int last) {
            if (model == m_model && first == 0)
                keepPlace(last - first + 1);
            if (model == m_model && first == 0 && !m_chosen && m_table->verticalScrollBar()->value() == 0)
                goToNewest();
            updateState();
        });
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ActivityPage::updateState);
    }
    connect(m_workspace, &Workspace::loaded, this, &ActivityPage::updateState);
    connect(m_workspace, &Workspace::completed, this, &ActivityPage::updateDestination);
    connect(m_workspace, &Workspace::loadFailed, this, [this](const Error &error) {
        if (!m_workspace->isLoaded())
            m_stack->showFailed(tr("The audit log could not be loaded."), error);
    });
    connect(m_workspace, &Workspace::identityChanged, this, &ActivityPage::updateState);
    connect(m_workspace, &Workspace::stateChanged, this, &ActivityPage::updateState);
    connect(m_stack, &PageStack::retryRequested, this, [this] {
        if (m_bar->isActive())
            applyFilter();
        else
            m_workspace->refresh();
    });
    connect(m_export, &AuditExport::progressed, this, [this](qint64 rows, qint64 total) {
        if (m_exportJob)
            m_exportJob->setProgress(static_cast<int>(rows), static_cast<int>(total));
    });
    connect(m_export, &AuditExport::finished, this, [this](qint64 rows) {
        const int count = static_cast<int>(rows);
        exportEnded(plural(count, tr("1 row was written."), tr("%n rows were written.", nullptr, count)), nullptr);
    });
    connect(m_export, &AuditExport::failed, this, [this](const Error &error) { exportEnded(tr("The log was not exported."), &error); });
}

void ActivityPage::setModel(AuditLogModel *model)
{
    m_unseen = 0;
    if (model != m_model) {
        m_model = model;
        const QItemSelectionModel *old = m_table->selectionModel();
        m_table->setModel(model);
        delete old;
        m_chosen = false;
        connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
            m_chosen = true; // goToNewest() says when nobody chose
            showCurrent();
        });
        QHeaderView *header = m_table->horizontalHeader();
        const int character = fontMetrics().averageCharWidth();
        header->resizeSection(AuditLogModel::TimeColumn, 26 * character);
        header->resizeSection(AuditLogModel::ActorColumn, 18 * character);
        header->resizeSection(AuditLogModel::ActionColumn, 24 * character);
        header->resizeSection(AuditLogModel::ObjectColumn, 24 * character);
        header->resizeSection(AuditLogModel::ReasonColumn, 24 * character);
        header->setSectionResizeMode(AuditLogModel::ChangeColumn, QHeaderView::Stretch);
        keepColumnsReadable(header);
    }
    updateNewRows();
    updateState();
}

void ActivityPage::keepPlace(int inserted)
{
    QScrollBar *bar = m_table->verticalScrollBar();
    if (bar->value() == 0 || m_model->rowCount() == inserted)
        return; // at the top the new rows are what the reader waits for
    const int height = inserted * spacing::rowHeight;
    bar->setMaximum(bar->maximum() + height); // the view would do so at its next layout, too late for the value
    bar->setValue(bar->value() + height);
    m_unseen += inserted;
    updateNewRows();
}

void ActivityPage::goToNewest()
{
    m_table->scrollToTop();
    m_table->setCurrentIndex(m_model->index(0, 0));
    m_chosen = false;
}

void ActivityPage::updateNewRows()
{
    if (m_table->verticalScrollBar()->value() == 0)
        m_unseen = 0;
    m_newRows->setText(plural(m_unseen, tr("↑ 1 new row"), tr("↑ %n new rows", nullptr, m_unseen)));
    m_newRows->setVisible(m_unseen > 0);
}

void ActivityPage::applyFilter()
{
    const Instant now = m_workspace->serverNow().isValid() ? toInstant(m_workspace->serverNow()) : Clock::system().now();
    const AuditFilter filter = m_bar->filter(now);
    m_message->hideMessage();
    ++m_request;
    m_filter = filter;
    m_filtered->clear();
    m_loading = !filter.isEmpty();
    setModel(filter.isEmpty() ? m_workspace->audit() : m_filtered);
    if (!filter.isEmpty())
        loadFiltered({});
}

void ActivityPage::clearFilter()
{
    m_bar->clear();
    applyFilter();
}

void ActivityPage::loadFiltered(std::optional<qint64> before)
{
    whenDone(m_workspace->queries().audit(m_filter, before), this, [this, request = m_request, before](const Result<AuditPage> &result) {
        if (request != m_request)
            return;
        m_loading = false;
        if (!result) {
            m_filtered->fetchFailed();
            m_message->showError(tr("The audit log could not be loaded."), result.error());
            m_message->addAction(tr("Retry"), this, [this] { applyFilter(); });
            return;
        }
        if (before)
            m_filtered->appendOlder(result->entries, result->hasMore);
        else
            m_filtered->setNewest(result->entries, result->hasMore);
        updateState();
    });
}

void ActivityPage::updateState()
{
    emit statusTextChanged();
    const bool mayRead = !m_workspace->isLoaded() || m_workspace->can(Permission::AuditRead);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_bar, m_bar->text(), m_verify, m_save})
        widget->setEnabled(mayRead);
    if (!mayRead) {
        m_stack->showEmpty(EmptyState::Variant::NoPermission, tr("The audit log is for administrators and auditors"),
                           tr("Your role may not read it; an administrator can tell you who may."));
        return;
    }
    m_save->setEnabled(!m_export->isRunning());
    if (m_model->rowCount() > 0) {
        m_bar->setActors(m_workspace->audit()->actors());
        m_stack->showContent();
        if (!m_table->currentIndex().isValid())
            goToNewest(); // assistive technology needs a current row
        showCurrent();
    } else if (m_loading) {
        m_stack->showLoading(tr("Loading the audit log…"));
    } else if (!m_workspace->isLoaded()) {
        m_stack->showAwaited(*m_workspace, tr("Loading the audit log…"), tr("The audit log could not be loaded."));
    } else if (m_model == m_filtered) {
        EmptyState *state = m_stack->showEmpty(EmptyState::Variant::NoMatch, tr("No row matches"), tr("Nothing in the log is like that."));
        state->addAction(
            tr("Clear filter"), this, [this] { clearFilter(); }, true);
    } else {
        m_stack->showEmpty(EmptyState::Variant::Empty, tr("Nothing happened yet"), tr("Every change leaves a row here, with who made it and why."));
    }
}

const AuditEntry *ActivityPage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() && index.row() < m_model->rowCount() ? &m_model->at(index.row()) : nullptr;
}

void ActivityPage::showCurrent()
{
    QHash<QString, QString> names;
    for (const EnvironmentSummary &summary : m_workspace->environments()->all()) {
        names.insert(summary.environment.id.toString(), summary.environment.displayName);
        for (const TargetGroup &group : m_workspace->targets()->groupsOf(summary.environment.id))
            names.insert(group.id.toString(), group.displayName);
    }
    for (const auto &[who, name] : m_workspace->audit()->actors())
        names.insert(who.toString(), name);
    const auto *people = m_workspace->model<PeopleModel>();
    for (const Person &person : people->all())
        names.insert(person.id.toString(), people->nameOf(person.id));
    for (AuditLogModel *model : {m_filtered, m_workspace->audit()})
        model->setNames(names);
    m_detail->setNames(names);
    m_detail->setPeople(people);
    m_detail->setEntry(current());
    updateDestination();
}

void ActivityPage::updateDestination()
{
    const AuditEntry *entry = current();
    if (!entry)
        return;
    const Destination destination = destinationOf(*entry, *m_workspace);
    const QString arriving = entityTypeFromString(entry->entityType) == EntityType::Target ? whyNotAll(*m_workspace) : QString();
    const QString whyNowhere = arriving.isEmpty() ? tr("It no longer exists.") : arriving;
    m_detail->setDestination(destinationText(destination.kind), destination.kind == Destination::Nowhere ? whyNowhere : QString());
    m_detail->setRestorable(destination.kind == Destination::Nowhere && isDeletion(*entry));
}

void ActivityPage::goToObject()
{
    const AuditEntry *entry = current();
    const Destination destination = entry ? destinationOf(*entry, *m_workspace) : Destination();
    switch (destination.kind) {
    case Destination::ToEnvironment:
        emit environmentRequested(destination.id);
        break;
    case Destination::ToFreezeWindow:
        emit freezeWindowRequested(destination.id);
        break;
    case Destination::ToTarget:
        emit targetRequested(destination.id);
        break;
    case Destination::ToAgent:
        emit agentRequested(destination.id);
        break;
    case Destination::Nowhere:
        break; // the button says why
    }
}

void ActivityPage::copyRow()
{
    const QModelIndex index = m_table->currentIndex();
    if (index.isValid())
        QApplication::clipboard()->setText(index.data(AuditLogModel::JsonRole).toString());
}

} // namespace tidegate
