// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/agents/tokensdialog.h"

#include "models/agenttablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/personname.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/readablecolumns.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

TokensDialog::TokensDialog(Workspace *workspace, QWidget *parent) : QDialog(parent), m_workspace(workspace)
{
    setObjectName(u"tokensDialog"_s);
    setWindowTitle(tr("Registration tokens"));
    m_tokens = new RegistrationTokenModel(names(), this);
    m_tokens->setZone(DisplayZone::current().zone());
    layOut();
    resize(860, 400);
    connect(&DisplayZone::current(), &DisplayZone::changed, this, [this] { m_tokens->setZone(DisplayZone::current().zone()); });
    connect(workspace, &Workspace::entityChanged, this, [this](EntityType type) {
        if (type == EntityType::Token || type == EntityType::Agent)
            load();
    });
    connect(workspace, &Workspace::permissionsChanged, this, &TokensDialog::updateState);
    load();
}

RegistrationTokenModel::Names TokensDialog::names() const
{
    return {[this](EnvironmentId id) {
                const EnvironmentSummary *place = m_workspace->environments()->find(id);
                return place ? place->environment.displayName : tr("a deleted one", "of environments");
            },
            [this](AgentId id) {
                const AgentRow *row = m_workspace->agents()->find(id);
                return row ? row->agent.name : QString();
            },
            [this](UserId id) { return personName(*m_workspace, id); }};
}

void TokensDialog::buildTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(u"tokenTable"_s);
    m_table->setAccessibleName(tr("Registration tokens"));
    m_table->setModel(m_tokens);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(RegistrationTokenModel::RulesColumn, QHeaderView::Stretch);
    keepColumnsReadable(m_table->horizontalHeader());
    const int character = m_table->fontMetrics().averageCharWidth();
    m_table->setColumnWidth(RegistrationTokenModel::StateColumn, 26 * character);
    m_table->setColumnWidth(RegistrationTokenModel::ScopeColumn, 24 * character);
    m_table->setColumnWidth(RegistrationTokenModel::UntilColumn, 19 * character);
    m_table->setColumnWidth(RegistrationTokenModel::MadeColumn, 32 * character);
}

void TokensDialog::layOut()
{
    buildTable();
    auto *note = new QLabel(tr("Each lets one machine in, once. What it opens was shown when it was made, and is kept by nobody."), this);
    note->setWordWrap(true);
    m_stack = new PageStack(m_table, this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_remove = buttons->addButton(tr("&Delete…"), QDialogButtonBox::ActionRole);
    m_remove->setObjectName(u"deleteToken"_s);
    m_remove->setAutoDefault(false);
    auto *del = new QAction(m_table);
    del->setText(tr("Delete token"));
    del->setShortcut(Qt::Key_Delete);
    del->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(del);
    connect(del, &QAction::triggered, m_remove, &QPushButton::click);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(spacing::between);
    column->addWidget(note);
    column->addWidget(m_stack, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_remove, &QPushButton::clicked, this, &TokensDialog::askToRemove);
    connect(m_stack, &PageStack::retryRequested, this, &TokensDialog::load);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TokensDialog::updateState);
}

void TokensDialog::load()
{
    if (!m_loaded)
        m_stack->showLoading(tr("Loading tokens…"));
    whenDone(m_workspace->queries().registrationTokens(), this, [this](const Result<QList<RegistrationToken>> &answer) { take(answer); });
}

void TokensDialog::take(const Result<QList<RegistrationToken>> &answer)
{
    if (!answer) {
        m_stack->showFailed(tr("The tokens could not be loaded."), answer.error());
        return;
    }
    const bool isFirst = !std::exchange(m_loaded, true);
    m_tokens->setTokens(*answer, toInstant(m_workspace->serverNow()));
    updateState();
    if (isFirst && m_tokens->rowCount() > 0)
        m_table->setFocus(Qt::OtherFocusReason);
}

const RegistrationToken *TokensDialog::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_tokens->at(index.row()) : nullptr;
}

void TokensDialog::updateState()
{
    if (m_loaded && m_tokens->rowCount() == 0) {
        m_stack->showEmpty(EmptyState::Variant::Empty, tr("No tokens"), tr("One is made where an agent is installed."));
    } else if (m_loaded) {
        m_stack->showContent();
        if (!m_table->currentIndex().isValid())
            m_table->setCurrentIndex(m_tokens->index(0, 0)); // assistive technology needs a current row
    }
    const QString refusal = m_workspace->whyNot(Permission::TokenAdmin);
    const QString why = !refusal.isEmpty() ? refusal : !current() || m_tokens->rowCount() == 0 ? tr("Select a token first.") : QString();
    m_remove->setEnabled(why.isEmpty());
    m_remove->setToolTip(why.isEmpty() ? tr("Delete token") : why);
}

void TokensDialog::askToRemove()
{
    const RegistrationToken *token = current();
    if (!token || !m_remove->isEnabled())
        return;
    Confirmation question;
    const bool isOpen = m_tokens->stateOf(*token) == RegistrationTokenModel::State::Open;
    question.title = tr("Delete this registration token?");
    question.text = isOpen ? tr("Whoever has it cannot register an agent with it any more.")
                           : tr("It opens nothing any more; an agent that came in with it is not concerned.");
    question.verb = tr("Delete token");
    auto *dialog = new ConfirmDialog(question, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, token = *token] {
        whenDone(m_workspace->removeToken(token), dialog, [this, dialog](const Result<void> &answer) {
            if (!answer) {
                dialog->showError(answer.error());
                return;
            }
            dialog->accept();
            load();
        });
    });
    dialog->open();
}

} // namespace tidegate
