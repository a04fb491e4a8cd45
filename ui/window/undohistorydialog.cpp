// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/undohistorydialog.h"

#include "models/editlistmodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/style/theme.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
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

namespace {

/// What was undone stands back: its words are slanted and greyed, and the last column says so. What stays as it is, is greyed alone.
class HistoryDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        CellDelegate::initStyleOption(option, index);
        const bool isDone = index.data(EditListModel::DoneRole).toBool();
        if (isDone && !index.data(EditListModel::FinalRole).toBool())
            return;
        option->font.setItalic(!isDone);
        option->palette.setColor(QPalette::Text, Theme::current().colors().text2);
    }
};

} // namespace

UndoHistoryDialog::UndoHistoryDialog(UndoHistory *history, Workspace *workspace, QWidget *parent)
    : QDialog(parent), m_history(history), m_workspace(workspace), m_model(new EditListModel(history, this))
{
    setObjectName(u"undoHistory"_s);
    setWindowTitle(tr("Undo history"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(720, 420);
    build();
    addActions({history->undoAction(), history->redoAction()}); // their keys work here too
    connectAll();
    update();
    m_table->setCurrentIndex(m_model->index(0, 0));
}

void UndoHistoryDialog::open(UndoHistory *history, Workspace *workspace, QWidget *parent)
{
    auto *dialog = parent->findChild<UndoHistoryDialog *>();
    if (!dialog || !dialog->isVisible()) // one that was closed is about to be gone
        dialog = new UndoHistoryDialog(history, workspace, parent);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void UndoHistoryDialog::build()
{
    auto *how = new QLabel(
        tr("What was changed here since the console was opened, newest first. A row is undone together with all that was done after it; what "
           "was undone is made again in the same way. What could not be undone is tried again by itself."),
        this);
    how->setWordWrap(true);
    how->setFont(Theme::captionFont());
    buildTable();
    m_stack = new PageStack(m_table, this);
    m_why = new QLabel(this);
    m_why->setObjectName(u"whyNotUndone"_s);
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_why->setFont(Theme::captionFont());
    m_why->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_why->setFixedHeight(2 * QFontMetrics(m_why->font()).lineSpacing()); // the table stays where it is when there is something to say
    m_message = new InlineMessage(this);
    m_message->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_go = buttons->addButton(tr("&Undo"), QDialogButtonBox::ActionRole);
    m_go->setObjectName(u"undoToRow"_s);
    m_go->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::group, spacing::page, spacing::page);
    column->setSpacing(spacing::between);
    column->addWidget(how);
    column->addWidget(m_message);
    column->addWidget(m_stack, 1);
    column->addWidget(m_why);
    column->addWidget(buttons);
}

void UndoHistoryDialog::buildTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(u"undoTable"_s);
    m_table->setAccessibleName(tr("What can be undone and redone"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new HistoryDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(EditListModel::TextColumn, QHeaderView::Stretch);
    keepColumnsReadable(header);
}

void UndoHistoryDialog::connectAll()
{
    connect(m_go, &QPushButton::clicked, this, &UndoHistoryDialog::go);
    connect(m_table, &QTableView::activated, this, &UndoHistoryDialog::go);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &UndoHistoryDialog::update);
    connect(m_history, &EditHistory::changed, this, &UndoHistoryDialog::update); // after the model, which was connected before
    connect(m_history, &EditHistory::began, m_message, &InlineMessage::hideMessage);
    connect(m_history, &EditHistory::walked, this, &UndoHistoryDialog::say);
    connect(m_history, &EditHistory::failed, this, [this](const QString &what, const Error &error) { m_message->showError(what, error); });
    connect(&DisplayZone::current(), &DisplayZone::changed, this, &UndoHistoryDialog::update);
    connect(m_workspace, &Workspace::stateChanged, this, [this] {
        if (m_workspace->state() == Workspace::State::Closed) // what it shows is of that connection
            close();
    });
}

void UndoHistoryDialog::update()
{
    const QDateTime now = m_workspace->serverNow();
    m_model->setTime(now.isValid() ? toInstant(now) : Clock::system().now(), DisplayZone::current().zone());
    if (m_model->rowCount() == 0)
        m_stack->showEmpty(EmptyState::Variant::Empty, tr("Nothing was changed that can be undone"),
                           tr("Everything that is changed here stands in this list until the connection is left: it can be undone, and made again."));
    else
        m_stack->showContent();
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0));
    const QUuid row = m_table->currentIndex().data(EditListModel::IdRole).toUuid();
    const int steps = m_model->stepsTo(row);
    const EditHistory::Row *chosen = m_model->find(row);
    const bool isDone = !chosen || chosen->isDone;
    const QString reason = m_table->currentIndex().data(EditListModel::ReasonRole).toString();
    m_why->setText(reason);
    m_why->setToolTip(reason);
    const QString undo = steps < 2 ? tr("&Undo") : tr("&Undo %n changes", nullptr, steps);
    const QString redo = steps < 2 ? tr("&Redo") : tr("&Redo %n changes", nullptr, steps);
    m_go->setText(isDone ? undo : redo);
    const QString whyNot = m_history->isRunning() ? tr("The step before is still under way.")
        : !chosen                                 ? tr("Choose a row first.")
        : steps == 0                              ? reason
                                                  : QString();
    m_go->setEnabled(whyNot.isEmpty());
    m_go->setToolTip(whyNot);
}

void UndoHistoryDialog::go()
{
    if (m_go->isEnabled())
        m_history->goTo(m_table->currentIndex().data(EditListModel::IdRole).toUuid());
}

void UndoHistoryDialog::say(const EditHistory::Walk &walk)
{
    if (walk.end != EditHistory::Walk::End::Failed) // that says itself why, below what it says in the window
        m_message->showMessage(walk.stop.isEmpty() ? InlineMessage::Kind::Positive : InlineMessage::Kind::Warning, UndoHistory::sentence(walk));
}

} // namespace tidegate
