// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drift/driftrulesdialog.h"

#include "models/driftruletablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/personname.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/readablecolumns.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

DriftRulesDialog::DriftRulesDialog(Workspace *workspace, QWidget *parent) : QDialog(parent), m_workspace(workspace)
{
    setObjectName(u"driftRulesDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Ignored differences"));
    resize(860, 420);
    m_model = new DriftRuleTableModel(
        {.place = [this](const DriftScope &scope) { return placeName(scope); }, .person = [workspace](UserId id) { return personName(*workspace, id); }}, this);
    m_later = new QTimer(this);
    m_later->setSingleShot(true);
    m_later->setInterval(300ms); // changes come in groups
    build();
    connect(m_later, &QTimer::timeout, this, &DriftRulesDialog::load);
    connect(m_stack, &PageStack::retryRequested, this, &DriftRulesDialog::load);
    connect(m_stop, &QPushButton::clicked, this, &DriftRulesDialog::stop);
    connect(m_table, &QTableView::activated, this, [this] {
        if (m_stop->isEnabled())
            stop();
        else // a tool tip is not for those who press keys
            m_message->showMessage(InlineMessage::Kind::Warning, m_stop->toolTip());
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &DriftRulesDialog::updateButton);
    connect(workspace, &Workspace::permissionsChanged, this, &DriftRulesDialog::updateButton);
    connect(workspace, &Workspace::loaded, this, &DriftRulesDialog::load);
    connect(workspace, &Workspace::completed, m_model, &DriftRuleTableModel::renameAll);
    connect(workspace, &Workspace::stateChanged, this, [this] {
        if (m_workspace->state() == Workspace::State::Closed) // what it shows is of that connection
            close();
    });
    connect(workspace, &Workspace::entityChanged, this, [this](EntityType type) {
        if (type == EntityType::DriftRule)
            m_later->start();
        else
            m_model->renameAll();
    });
    load();
}

void DriftRulesDialog::build()
{
    auto *why = new QLabel(tr("What is ignored counts neither as drift nor as in sync. When its time is over it is drift again, since when it always was."),
                           this);
    why->setWordWrap(true);
    why->setFont(Theme::captionFont());
    m_table = new QTableView(this);
    m_table->setObjectName(u"driftRules"_s);
    m_table->setAccessibleName(tr("Ignored differences"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_stack = new PageStack(m_table, this);
    m_message = new InlineMessage(this);
    m_message->hide();
    m_message->floatOver(m_stack);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_stop = buttons->addButton(tr("&Stop ignoring"), QDialogButtonBox::ActionRole);
    m_stop->setObjectName(u"stopIgnoring"_s);
    m_stop->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::group, spacing::page, spacing::page);
    column->setSpacing(spacing::between);
    column->addWidget(why);
    column->addWidget(m_stack, 1);
    column->addWidget(buttons);
    fitColumns();
}

void DriftRulesDialog::fitColumns()
{
    constexpr std::pair<int, int> widths[] = {{DriftRuleTableModel::PlaceColumn, 24}, {DriftRuleTableModel::ReasonColumn, 26},
                                              {DriftRuleTableModel::UntilColumn, 22}, {DriftRuleTableModel::ComponentColumn, 14},
                                              {DriftRuleTableModel::KindColumn, 18},  {DriftRuleTableModel::PersonColumn, 16}};
    fillWithColumns(m_table, m_table->horizontalHeader(), widths);
}

void DriftRulesDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fitColumns();
}

void DriftRulesDialog::load()
{
    if (m_model->rowCount() == 0)
        m_stack->showLoading(tr("Loading what is ignored…"));
    using Rules = std::optional<QList<DriftRule>>;
    whenDone(m_workspace->queries().driftRules(), this, [this, request = ++m_request](const Result<Rules> &rules) {
        if (request != m_request)
            return;
        if (!rules)
            m_stack->showFailed(tr("What is ignored could not be loaded."), rules.error());
        else if (!*rules)
            m_stack->showEmpty(EmptyState::Variant::Empty, tr("This server ignores nothing"), tr("It is older than this console."));
        else
            take(**rules);
    });
}

void DriftRulesDialog::take(const QList<DriftRule> &rules)
{
    m_model->setRules(rules);
    if (rules.isEmpty())
        m_stack->showEmpty(EmptyState::Variant::Empty, tr("Nothing is ignored"), tr("A difference is ignored from its row on the Drift page."));
    else
        m_stack->showContent();
    fitColumns();
    if (!m_table->currentIndex().isValid() && !rules.isEmpty())
        m_table->setCurrentIndex(m_model->index(0, 0));
    if (focusWidget() == m_stop || !focusWidget())
        m_table->setFocus(); // the row comes before what is done to it
    updateButton();
}

void DriftRulesDialog::updateButton()
{
    const QModelIndex current = m_table->currentIndex();
    const bool isOver = current.isValid() && m_model->at(current.row()).expiredAt;
    m_stop->setText(isOver ? tr("&Forget") : tr("&Stop ignoring"));
    const QString whyNot = m_sent ? tr("It is being done.") : current.isValid() ? m_workspace->whyNot(Permission::StickerWrite) : tr("Choose a row first.");
    m_stop->setEnabled(whyNot.isEmpty());
    m_stop->setToolTip(whyNot);
}

void DriftRulesDialog::stop()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    m_message->hideMessage();
    m_sent = true;
    updateButton();
    whenDone(m_workspace->stopIgnoring(m_model->at(current.row())), this, [this](const Result<void> &result) {
        m_sent = false;
        updateButton();
        if (result)
            emit stopped(tr("Not ignored any more"));
        else
            m_message->showError(tr("It is still ignored."), result.error());
        load();
    });
}

QString DriftRulesDialog::placeName(const DriftScope &scope) const
{
    if (!scope.target.isNull()) {
        const auto target = m_workspace->targets()->target(scope.target);
        return target ? target->name : m_workspace->isArriving() ? tr("a target that is not loaded yet") : tr("a deleted target");
    }
    if (!scope.environment.isNull()) {
        const EnvironmentSummary *summary = m_workspace->environments()->find(scope.environment);
        return summary ? tr("all of %1").arg(summary->environment.displayName) : tr("a deleted environment");
    }
    QStringList texts;
    for (const auto &[key, value] : scope.labels.asKeyValueRange())
        texts.append(key + u'=' + value);
    return tr("all with %1", "labels").arg(texts.join(u", "_s));
}

} // namespace tidegate
