// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/activitypage.h"

#include "models/auditlogmodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "services/async/whendone.h"
#include "ui/activity/auditdetail.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QTableView>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

/// Kinds of objects with the actions the log may hold of each.
struct Kind
{
    const char *type;
    QList<const char *> actions;
};

const QList<Kind> &kinds()
{
    static const QList<Kind> all{
        {"environment", {"environment.created", "environment.updated", "environment.deleted", "environment.restored", "environment.reordered"}},
        {"freeze-window", {"freeze.created", "freeze.changed", "freeze.cancelled", "freeze.overridden", "freeze.violated"}},
        {"target-group", {"target-group.created", "target-group.updated", "target-group.deleted"}},
        {"target", {"target.created", "target.updated", "target.deleted", "secret.set", "secret.deleted"}},
        {"sticker", {"sticker.recorded"}},
    };
    return all;
}

} // namespace

ActivityPage::ActivityPage(Workspace *workspace, QWidget *parent) : Page(parent), m_workspace(workspace)
{
    m_filtered = new AuditLogModel(this);
    m_stack = new PageStack(build(), this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(spacing::page, spacing::group, spacing::page, spacing::page);
    outer->addWidget(m_stack);

    m_later = new QTimer(this);
    m_later->setSingleShot(true);
    m_later->setInterval(500ms); // changes come in groups
    connect(m_later, &QTimer::timeout, this, [this] { loadFiltered({}); });
    connect(m_filtered, &AuditLogModel::olderWanted, this, [this](qint64 before) { loadFiltered(before); });
    connect(workspace, &Workspace::entityChanged, m_later, [this] {
        if (isFiltered())
            m_later->start();
    });
    for (AuditLogModel *model : {m_filtered, workspace->audit()}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &ActivityPage::updateState);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ActivityPage::updateState);
    }
    connect(workspace, &Workspace::loaded, this, &ActivityPage::updateState);
    connect(workspace, &Workspace::identityChanged, this, &ActivityPage::updateState);
    connect(m_stack, &PageStack::retryRequested, this, &ActivityPage::applyFilter);
    setModel(workspace->audit());
}

QString ActivityPage::title() const
{
    return tr("Activity");
}

QString ActivityPage::statusText() const
{
    const int rows = m_model->rowCount();
    const QString count = counted(rows, tr("1 row"), tr("%n rows", nullptr, rows));
    return m_model->canFetchMore({}) ? tr("%1 loaded, more below").arg(count) : count;
}

QList<QWidget *> ActivityPage::panes() const
{
    return {m_type, m_table, m_detail};
}

void ActivityPage::focusFilter()
{
    m_type->setFocus(Qt::ShortcutFocusReason);
}

void ActivityPage::refreshDetails()
{
    if (isFiltered())
        loadFiltered({});
}

QWidget *ActivityPage::build()
{
    auto *content = new QWidget(this);
    m_message = new InlineMessage(content);
    m_detail = new AuditDetail(content);
    auto *split = new QSplitter(Qt::Vertical, content);
    split->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addWidget(buildFilter());
    column->addWidget(m_message);
    split->addWidget(buildTable());
    split->addWidget(m_detail);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    column->addWidget(split, 1);
    return content;
}

QWidget *ActivityPage::buildFilter()
{
    auto *bar = new QWidget(this);
    m_type = new QComboBox(bar);
    m_type->setObjectName(u"entityType"_s);
    m_type->setAccessibleName(tr("Kind of object"));
    m_type->addItem(tr("Everything"), QString());
    for (const Kind &kind : kinds())
        m_type->addItem(words::entityType(QString::fromLatin1(kind.type)), QString::fromLatin1(kind.type));
    m_action = new QComboBox(bar);
    m_action->setObjectName(u"action"_s);
    m_action->setAccessibleName(tr("Action"));
    m_action->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    fillActions();
    m_verify = new QPushButton(symbolIcon(u"verify"_s), tr("&Verify the chain"), bar);
    m_verify->setToolTip(tr("Checks on the server that no row was changed or removed"));
    auto *save = new QPushButton(symbolIcon(u"export"_s), tr("E&xport…"), bar);
    save->setToolTip(tr("Writes the listed rows to a file, one JSON object a line"));

    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::between);
    auto *heading = new QLabel(tr("Activity"), bar);
    heading->setFont(Theme::titleFont());
    row->addWidget(heading);
    row->addSpacing(spacing::group);
    row->addWidget(m_type);
    row->addWidget(m_action);
    row->addStretch();
    row->addWidget(m_verify);
    row->addWidget(save);
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        fillActions();
        applyFilter();
    });
    connect(m_action, &QComboBox::activated, this, &ActivityPage::applyFilter);
    connect(m_verify, &QPushButton::clicked, this, &ActivityPage::verify);
    connect(save, &QPushButton::clicked, this, &ActivityPage::chooseExportFile);
    return bar;
}

void ActivityPage::fillActions()
{
    m_action->clear();
    m_action->addItem(tr("any action"), QString());
    const int kind = m_type->currentIndex() - 1;
    m_action->setEnabled(kind >= 0);
    m_action->setToolTip(kind >= 0 ? QString() : tr("Choose a kind of object first."));
    if (kind < 0)
        return;
    for (const char *action : kinds().at(kind).actions)
        m_action->addItem(words::auditAction(QString::fromLatin1(action)), QString::fromLatin1(action));
}

QWidget *ActivityPage::buildTable()
{
    m_table = new QTableView(this);
    m_table->setAccessibleName(tr("Audit log, newest first"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(spacing::rowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *copy = new QAction(symbolIcon(u"copy"_s), tr("&Copy row as JSON"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &ActivityPage::copyRow);
    m_table->addAction(copy);
    return m_table;
}

void ActivityPage::setModel(AuditLogModel *model)
{
    m_model = model;
    QItemSelectionModel *old = m_table->selectionModel();
    m_table->setModel(model);
    delete old;
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ActivityPage::showCurrent);
    QHeaderView *header = m_table->horizontalHeader();
    const int character = fontMetrics().averageCharWidth();
    header->resizeSection(AuditLogModel::TimeColumn, 22 * character);
    header->resizeSection(AuditLogModel::ActorColumn, 18 * character);
    header->resizeSection(AuditLogModel::ActionColumn, 28 * character);
    header->resizeSection(AuditLogModel::ObjectColumn, 30 * character);
    header->setSectionResizeMode(AuditLogModel::ReasonColumn, QHeaderView::Stretch);
    updateState();
}

bool ActivityPage::isFiltered() const
{
    return m_type->currentIndex() > 0;
}

void ActivityPage::applyFilter()
{
    m_message->hideMessage();
    ++m_request;
    m_filtered->clear();
    setModel(isFiltered() ? m_filtered : m_workspace->audit());
    if (isFiltered())
        loadFiltered({});
}

void ActivityPage::loadFiltered(std::optional<qint64> before)
{
    const QString type = m_type->currentData().toString();
    const QString action = m_action->currentData().toString();
    const quint64 request = m_request;
    whenDone(m_workspace->client().audit(type, action, before), this, [this, request, before](const Result<AuditPage> &result) {
        if (request != m_request)
            return;
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
    if (m_workspace->isLoaded() && !m_workspace->can(u"audit:read"_s)) {
        m_stack->showEmpty(EmptyState::Variant::NoPermission, tr("The audit log is for administrators and auditors"),
                           tr("Your role may not read it; an administrator can tell you who may."));
        return;
    }
    if (!m_workspace->isLoaded() && m_model->rowCount() == 0) {
        m_stack->showLoading(tr("Loading the audit log…"));
        return;
    }
    if (m_model->rowCount() == 0 && !isFiltered()) {
        m_stack->showEmpty(EmptyState::Variant::Empty, tr("Nothing happened yet"), tr("Every change leaves a row here, with who made it and why."));
        return;
    }
    m_stack->showContent();
    if (m_model->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0)); // assistive technology needs a current row
    showCurrent();
}

const AuditEntry *ActivityPage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() && index.row() < m_model->rowCount() ? &m_model->at(index.row()) : nullptr;
}

void ActivityPage::showCurrent()
{
    m_detail->setEntry(current());
}

void ActivityPage::copyRow()
{
    if (const AuditEntry *entry = current())
        QApplication::clipboard()->setText(QString::fromUtf8(auditJson(*entry, false)));
}

void ActivityPage::verify()
{
    m_verify->setEnabled(false);
    whenDone(m_workspace->client().verifyAudit(), this, [this](const Result<QString> &result) {
        m_verify->setEnabled(true);
        if (result)
            m_message->showMessage(InlineMessage::Kind::Positive, *result);
        else
            m_message->showError(tr("The chain could not be verified."), result.error());
    });
}

void ActivityPage::chooseExportFile()
{
    auto *dialog = new QFileDialog(window(), tr("Export the listed rows"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("JSON lines (*.ndjson)"));
    dialog->setDefaultSuffix(u"ndjson"_s);
    dialog->selectFile(u"tidegate-audit.ndjson"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) { exportTo(file); });
    dialog->open();
}

bool ActivityPage::exportTo(const QString &file)
{
    QSaveFile out(file);
    bool good = out.open(QIODevice::WriteOnly);
    for (int row = 0; good && row < m_model->rowCount(); ++row)
        good = out.write(auditJson(m_model->at(row), true) + '\n') >= 0;
    if (!good || !out.commit()) {
        m_message->showMessage(InlineMessage::Kind::Error, tr("The file was not written: %1. Choose another place.").arg(out.errorString()), file);
        return false;
    }
    const int rows = m_model->rowCount();
    emit successReported(counted(rows, tr("1 row was written."), tr("%n rows were written.", nullptr, rows)));
    return true;
}

} // namespace tidegate
