// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/servers/endpointprovider.h"
#include "ui/widgets/autosizedialog.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;
QT_END_NAMESPACE

namespace tidegate {

class ServerTest;
class InlineMessage;

/// The switcher (Ctrl+Shift+L): all connections with what they are and how they are, a search, and add, edit, remove and test.
/// Typing goes to the search, the arrows to the list, Enter opens. Show it by open().
class ServersDialog final : public AutoSizeDialog
{
    Q_OBJECT

public:
    ServersDialog(ServerTableModel *model, const EndpointProvider &provider, QWidget *parent = nullptr);

    void addServer();

signals:
    void openRequested(const QString &id);
    /// Stored already. token empty: nothing new.
    void saved(const tidegate::SavedServer &connection, const QByteArray &token);
    /// It is gone, or has another address now: its token is of no use any more.
    void tokenObsolete(const tidegate::SavedServer &connection);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeList();
    void openCurrent();
    void edit(const SavedServer &connection);
    void store(const SavedServer &connection, const QByteArray &token);
    void removeCurrent();
    void updateButtons();
    void select(const QString &id);
    const SavedServer *current() const;

    ServerTableModel *m_model;
    EndpointProvider m_provider;
    QSortFilterProxyModel *m_filtered;
    QLineEdit *m_search;
    QTreeView *m_list;
    InlineMessage *m_message;
    ServerTest *m_test;
    QPushButton *m_open;
    QPushButton *m_edit;
    QPushButton *m_remove;
};

} // namespace tidegate
