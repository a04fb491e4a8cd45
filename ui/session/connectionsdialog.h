// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/session/endpointprovider.h"
#include "ui/widgets/autosizedialog.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;
QT_END_NAMESPACE

namespace tidegate {

class ConnectionTest;
class InlineMessage;

/// The switcher (Ctrl+Shift+L): all connections with what they are and how they are, a search, and add, edit, remove and test.
/// Typing goes to the search, the arrows to the list, Enter opens. Show it by open().
class ConnectionsDialog final : public AutoSizeDialog
{
    Q_OBJECT

public:
    ConnectionsDialog(ConnectionTableModel *model, const EndpointProvider &provider, QWidget *parent = nullptr);

    void addServer();

signals:
    void openRequested(const QString &id);
    /// Stored already. token empty: nothing new.
    void saved(const tidegate::SavedConnection &connection, const QByteArray &token);
    /// It is gone, or has another address now: its token is of no use any more.
    void tokenObsolete(const tidegate::SavedConnection &connection);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeList();
    void openCurrent();
    void edit(const SavedConnection &connection);
    void store(const SavedConnection &connection, const QByteArray &token);
    void removeCurrent();
    void updateButtons();
    void select(const QString &id);
    const SavedConnection *current() const;

    ConnectionTableModel *m_model;
    EndpointProvider m_provider;
    QSortFilterProxyModel *m_filtered;
    QLineEdit *m_search;
    QTreeView *m_list;
    InlineMessage *m_message;
    ConnectionTest *m_test;
    QPushButton *m_open;
    QPushButton *m_edit;
    QPushButton *m_remove;
};

} // namespace tidegate
