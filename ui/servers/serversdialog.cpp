// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/servers/serversdialog.h"

#include "ui/servers/serverdelegate.h"
#include "ui/servers/serverdialog.h"
#include "ui/servers/servertest.h"
#include "ui/style/theme.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/treeaccessible.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QPushButton *makeButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

} // namespace

ServersDialog::ServersDialog(ServerTableModel *model, const EndpointProvider &provider, QWidget *parent)
    : AutoSizeDialog(parent), m_model(model), m_provider(provider), m_filtered(new QSortFilterProxyModel(this)), m_search(new QLineEdit(this)),
      m_list(new QTreeView(this)), m_message(new InlineMessage(this)), m_test(new ServerTest(provider, this)), m_open(makeButton(tr("&Open"), u"open"_s, this)),
      m_edit(makeButton(tr("&Edit…"), u"edit"_s, this)), m_remove(makeButton(tr("&Remove…"), u"remove"_s, this))
{
    setObjectName(u"connectionsDialog"_s);
    setWindowTitle(tr("Connections"));
    m_message->floatOver(m_list);
    m_message->hideMessage();
    m_search->setObjectName(u"search"_s);
    m_search->setPlaceholderText(tr("Search connections"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    makeList();
    m_test->setSubject([this]() -> Result<SavedServer> {
        if (const SavedServer *connection = current())
            return *connection;
        return spokenError(ErrorKind::Invalid, u"nothing-selected"_s, tr("Select a connection."));
    });

    auto *add = makeButton(tr("&Add a server…"), u"add"_s, this);
    connect(add, &QPushButton::clicked, this, &ServersDialog::addServer);
    connect(m_edit, &QPushButton::clicked, this, [this] { edit(*current()); });
    connect(m_remove, &QPushButton::clicked, this, &ServersDialog::removeCurrent);
    m_open->setAutoDefault(true);
    m_open->setDefault(true);
    connect(m_open, &QPushButton::clicked, this, &ServersDialog::openCurrent);
    auto *close = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {add, m_edit, m_remove})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(m_open);
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(spacing::between);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    column->addWidget(m_test); // below the buttons: the dialog grows, and nothing moves under the pointer
    resize(900, 480);
    select(m_model->currentId());
    updateButtons();
    m_search->setFocus();
}

void ServersDialog::makeList()
{
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setSortRole(ServerTableModel::SortRole);
    m_list->setObjectName(u"connections"_s);
    m_list->setAccessibleName(tr("Connections"));
    m_list->setModel(m_filtered);
    keepReadable(m_list);
    m_list->setRootIsDecorated(false);
    m_list->setAllColumnsShowFocus(true);
    m_list->setUniformRowHeights(true);
    m_list->setItemDelegate(new ServerDelegate(m_list));
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(-1, Qt::AscendingOrder); // as the model has them until somebody sorts
    m_list->header()->setStretchLastSection(true);
    const QList<int> widths{220, 280, 70, 200};
    for (int column = 0; column < widths.size(); ++column)
        m_list->setColumnWidth(column, widths.at(column));
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filtered->setFilterFixedString(text.trimmed());
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_filtered->index(0, 0));
        updateButtons();
    });
    connect(m_list, &QTreeView::activated, this, &ServersDialog::openCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_test->cancel();
        updateButtons();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ServersDialog::updateButtons);
}

/// The arrows of the search move through the list, so that switching is: open, type, Enter.
bool ServersDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_list->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1);
            if (row >= 0 && row < m_filtered->rowCount())
                m_list->setCurrentIndex(m_filtered->index(row, 0));
            return true;
        }
    }
    return AutoSizeDialog::eventFilter(watched, event);
}

const SavedServer *ServersDialog::current() const
{
    return m_model->find(m_list->currentIndex().data(ServerTableModel::IdRole).toString());
}

void ServersDialog::select(const QString &id)
{
    const QModelIndex index = m_filtered->mapFromSource(m_model->indexOf(id));
    m_list->setCurrentIndex(index.isValid() ? index : m_filtered->index(0, 0));
}

void ServersDialog::updateButtons()
{
    const SavedServer *connection = current();
    const bool isServer = connection && connection->kind == SavedServer::Kind::Server;
    const QString onlyServers = tr("The offline workspace and the demo belong to this computer; they cannot be edited or removed.");
    const bool isOpen = connection && connection->id == m_model->currentId();
    m_open->setEnabled(connection && !isOpen);
    m_open->setToolTip(isOpen ? tr("It is open already.") : QString());
    m_edit->setEnabled(isServer);
    m_edit->setToolTip(isServer ? QString() : onlyServers);
    m_remove->setEnabled(isServer && !isOpen);
    m_remove->setToolTip(!isServer ? onlyServers : isOpen ? tr("It is open; switch to another connection first.") : QString());
    m_test->setEnabled(isServer);
    m_test->setToolTip(isServer ? QString() : tr("Only servers need a test; what is on this computer is always there."));
}

void ServersDialog::openCurrent()
{
    const SavedServer *connection = current();
    if (!connection || connection->id == m_model->currentId())
        return;
    const QString id = connection->id;
    accept();
    emit openRequested(id);
}

void ServersDialog::addServer()
{
    edit({});
}

void ServersDialog::edit(const SavedServer &connection)
{
    auto *editor = new ServerDialog(connection, m_provider, this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &ServerDialog::saved, this, &ServersDialog::store);
    editor->open();
}

void ServersDialog::store(const SavedServer &connection, const QByteArray &token)
{
    SavedServer stored = connection;
    const bool isNew = stored.id.isEmpty();
    if (isNew)
        stored.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (const SavedServer *before = m_model->find(stored.id); before && before->url != stored.url)
        emit tokenObsolete(SavedServer(*before));
    if (const auto written = m_model->put(stored); !written)
        m_message->showError(tr("The connection works only until Tidegate is closed."), written.error());
    select(stored.id);
    updateButtons();
    emit saved(stored, token);
    if (isNew)
        openCurrent();
}

void ServersDialog::removeCurrent()
{
    const SavedServer connection = *current();
    Confirmation question;
    question.title = tr("Remove %1?").arg(connection.name);
    question.text = tr("Tidegate forgets this connection and its token. Nothing changes on the server.");
    question.verb = tr("Remove connection");
    auto *dialog = new ConfirmDialog(question, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, connection] {
        if (const auto written = m_model->remove(connection.id); !written)
            m_message->showError(tr("The connection is gone only until Tidegate is started again."), written.error());
        emit tokenObsolete(connection);
        dialog->accept();
        updateButtons();
    });
    dialog->open();
}

} // namespace tidegate
