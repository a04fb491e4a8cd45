// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/deleteddialog.h"

#include "models/deletedmodel.h"
#include "models/peoplemodel.h"
#include "models/personname.h"
#include "models/servicewords.h"
#include "models/words.h"
#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterkeys.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/readablecolumns.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

Permission permissionFor(EntityType kind)
{
    switch (kind) {
    case EntityType::FreezeWindow:
        return Permission::FreezeDelete;
    case EntityType::TargetGroup:
        return Permission::GroupDelete;
    case EntityType::Target:
        return Permission::TargetDelete;
    default:
        return Permission::EnvironmentDelete;
    }
}

} // namespace

DeletedDialog::DeletedDialog(Workspace *workspace, QWidget *parent) : QDialog(parent), m_workspace(workspace)
{
    setObjectName(u"deletedDialog"_s);
    setWindowTitle(tr("Recently deleted"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(920, 480);
    m_model = new DeletedModel([workspace](UserId id) { return personName(*workspace, id); }, this);
    m_later = new QTimer(this);
    m_later->setSingleShot(true);
    m_later->setInterval(300ms); // changes come in groups
    build();
    connect(m_later, &QTimer::timeout, this, &DeletedDialog::load);
    connect(m_stack, &PageStack::retryRequested, this, &DeletedDialog::load);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_shown->setFilterFixedString(text.simplified());
        updateState();
        chooseOne();
    });
    connect(m_restore, &QPushButton::clicked, this, &DeletedDialog::restore);
    connect(m_table, &QTableView::activated, this, [this] {
        if (m_restore->isEnabled())
            restore();
        else // a tool tip is not for those who press keys
            m_message->showMessage(InlineMessage::Kind::Warning, m_restore->toolTip());
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &DeletedDialog::updateButton);
    connect(workspace, &Workspace::permissionsChanged, this, &DeletedDialog::updateButton);
    connect(workspace, &Workspace::loaded, this, &DeletedDialog::load);
    connect(workspace, &Workspace::stateChanged, this, [this] {
        if (m_workspace->state() == Workspace::State::Closed) // what it shows is of that connection
            close();
    });
    connect(workspace, &Workspace::entityChanged, m_later, [this] {
        if (!m_later->isActive())
            m_later->start();
    });
    connect(workspace->model<PeopleModel>(), &PeopleModel::namesChanged, m_later, qOverload<>(&QTimer::start));
    connect(&DisplayZone::current(), &DisplayZone::changed, this, [this] { take(m_model->all()); });
    load();
}

DeletedDialog *DeletedDialog::open(Workspace *workspace, QUuid id, QWidget *parent)
{
    auto *dialog = parent ? parent->findChild<DeletedDialog *>() : nullptr;
    if (dialog && !dialog->isVisible())
        dialog = nullptr; // it was closed, and is about to be gone
    if (dialog && !id.isNull()) {
        dialog->m_filter->clear(); // it could hide what is wanted
        dialog->load();
    }
    if (!dialog)
        dialog = new DeletedDialog(workspace, parent);
    dialog->m_wanted = id;
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
    return dialog;
}

void DeletedDialog::build()
{
    auto *why = new QLabel(tr("Kept for 30 days, then gone for good. A restored thing has the same id, history and links. Stored credentials of targets do not "
                              "come back; they have to be entered again."),
                           this);
    why->setWordWrap(true);
    why->setFont(Theme::captionFont());
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(u"deletedFilter"_s);
    m_filter->setPlaceholderText(tr("Name, place or person"));
    m_filter->setAccessibleName(tr("Filter what was deleted"));
    m_filter->setClearButtonEnabled(true);
    auto *filterLabel = new QLabel(tr("&Filter"), this);
    filterLabel->setBuddy(m_filter);
    auto *row = new QHBoxLayout;
    row->addWidget(filterLabel);
    row->addWidget(m_filter, 1);
    buildTable();
    downLeadsInto(m_filter, m_table);
    m_stack = new PageStack(m_table, this);
    m_message = new InlineMessage(this);
    m_message->hide();
    m_message->floatOver(m_stack);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_restore = buttons->addButton(tr("&Restore"), QDialogButtonBox::ActionRole);
    m_restore->setObjectName(u"restoreDeleted"_s);
    m_restore->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::group, spacing::page, spacing::page);
    column->setSpacing(spacing::between);
    column->addWidget(why);
    column->addLayout(row);
    column->addWidget(m_stack, 1);
    column->addWidget(buttons);
}

void DeletedDialog::buildTable()
{
    m_shown = new QSortFilterProxyModel(this);
    m_shown->setSourceModel(m_model);
    m_shown->setSortRole(DeletedModel::SortRole);
    m_shown->setFilterKeyColumn(-1);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table = new QTableView(this);
    m_table->setObjectName(u"deletedTable"_s);
    m_table->setAccessibleName(tr("What was deleted in the last 30 days"));
    m_table->setModel(m_shown);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(DeletedModel::DeletedColumn, Qt::DescendingOrder);
    fitColumns();
}

/// The name, which is what people look for, gets what is left first.
void DeletedDialog::fitColumns()
{
    constexpr std::pair<int, int> widths[] = {{DeletedModel::NameColumn, 28}, {DeletedModel::KindColumn, 16},    {DeletedModel::PlaceColumn, 18},
                                              {DeletedModel::WithColumn, 22}, {DeletedModel::DeletedColumn, 18}, {DeletedModel::PersonColumn, 18},
                                              {DeletedModel::UntilColumn, 26}};
    fillWithColumns(m_table, m_table->horizontalHeader(), widths);
}

void DeletedDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fitColumns();
}

void DeletedDialog::load()
{
    if (!m_known)
        m_stack->showLoading(tr("Loading what was deleted…"));
    using Things = std::optional<QList<DeletedThing>>;
    whenDone(m_workspace->queries().recentlyDeleted(), this, [this, request = ++m_request](const Result<Things> &things) {
        if (request != m_request)
            return;
        if (!things) {
            m_stack->showFailed(tr("What was deleted could not be loaded."), things.error());
        } else if (!*things) {
            m_stack->showEmpty(EmptyState::Variant::Empty, tr("This server does not list what was deleted"),
                               tr("It is older than this console. What you deleted yourself in this session comes back by Undo."));
        } else {
            m_known = true;
            take(**things);
        }
    });
}

void DeletedDialog::take(const QList<DeletedThing> &things)
{
    m_model->setTime(toInstant(m_workspace->serverNow()), DisplayZone::current().zone());
    m_model->setThings(things);
    m_hadSome = m_hadSome || !things.isEmpty();
    updateState();
    fitColumns();
    if (const QModelIndex wanted = m_shown->mapFromSource(m_model->indexOf(m_wanted)); wanted.isValid()) {
        m_table->setCurrentIndex(wanted);
        m_wanted = {};
    }
    chooseOne();
}

/// A row is always chosen, so that keys have something to act on.
void DeletedDialog::chooseOne()
{
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_shown->index(0, 0));
    updateButton();
}

void DeletedDialog::updateState()
{
    if (!m_known)
        return;
    if (m_model->rowCount() == 0) {
        m_stack->showEmpty(EmptyState::Variant::Empty, m_hadSome ? tr("Nothing is left to restore") : tr("There is nothing to restore"),
                           tr("Environments, groups, targets and freezes that are deleted wait here, and come back as they were."));
    } else if (m_shown->rowCount() == 0) {
        EmptyState *state = m_stack->showEmpty(EmptyState::Variant::NoMatch, tr("Nothing that was deleted matches"), {});
        state->addAction(tr("Clear filter"), m_filter, [this] { m_filter->clear(); });
    } else {
        m_stack->showContent();
    }
}

std::optional<DeletedThing> DeletedDialog::current() const
{
    const QModelIndex index = m_shown->mapToSource(m_table->currentIndex());
    return index.isValid() ? std::optional(m_model->at(index.row())) : std::nullopt;
}

bool DeletedDialog::isOver(const DeletedThing &thing) const
{
    const QDateTime now = m_workspace->serverNow();
    return now.isValid() && toInstant(now) > thing.restorableUntil();
}

void DeletedDialog::updateButton()
{
    const auto thing = current();
    const QString whyNot = !m_sent.isNull() ? tr("Something is being restored.")
        : thing && isOver(*thing)           ? tr("The 30 days of %1 are over.").arg(plainLine(thing->name))
        : thing                             ? m_workspace->whyNot(permissionFor(thing->kind))
                                            : tr("Choose a row first.");
    m_restore->setEnabled(whyNot.isEmpty());
    m_restore->setToolTip(whyNot);
}

QFuture<Result<void>> DeletedDialog::send(const DeletedThing &thing)
{
    switch (thing.kind) {
    case EntityType::FreezeWindow:
        return m_workspace->restore(FreezeWindowId(thing.id));
    case EntityType::TargetGroup:
        return m_workspace->restore(TargetGroupId(thing.id));
    case EntityType::Target:
        return m_workspace->restore(TargetId(thing.id));
    default:
        return m_workspace->restore(EnvironmentId(thing.id));
    }
}

void DeletedDialog::restore()
{
    const auto thing = current();
    if (!thing || !m_restore->isEnabled())
        return;
    m_sent = thing->id;
    updateButton();
    whenDone(send(*thing), this, [this, thing](const Result<void> &result) { answer(*thing, result); });
}

void DeletedDialog::answer(const DeletedThing &thing, const Result<void> &result)
{
    m_sent = {};
    const QString name = plainLine(thing.name);
    if (result) {
        const QString text = tr("%1 was restored.").arg(name);
        m_message->showMessage(InlineMessage::Kind::Positive, text);
        emit restored(text);
    } else if (result.error().kind == ErrorKind::NotFound) {
        m_message->showMessage(InlineMessage::Kind::Error, tr("%1 was not restored. Its 30 days are over.").arg(name));
    } else {
        m_message->showError(tr("%1 was not restored.").arg(name), result.error());
    }
    updateButton();
    load(); // also when somebody else was quicker
}

} // namespace tidegate
