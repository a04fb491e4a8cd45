// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/edithistory.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QTableView;
QT_END_NAMESPACE

namespace tidegate {

class EditListModel;
class InlineMessage;
class PageStack;
class UndoHistory;
class Workspace;

/// What can be undone and redone, newest first; a row that is chosen is undone or redone together with all that stands between. Stays open beside the
/// main window and follows the history. GUI thread only.
class UndoHistoryDialog final : public QDialog
{
    Q_OBJECT

public:
    UndoHistoryDialog(UndoHistory *history, Workspace *workspace, QWidget *parent);

    /// Shows the one that is open over the window, or a new one, which deletes itself.
    static void open(UndoHistory *history, Workspace *workspace, QWidget *parent);

private:
    void build();
    void buildTable();
    void connectAll();
    void update();
    void go();
    void say(const EditHistory::Walk &walk);

    UndoHistory *m_history;
    Workspace *m_workspace;
    EditListModel *m_model = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_why = nullptr; ///< Why the row was not undone, or cannot be.
    PageStack *m_stack = nullptr;
    InlineMessage *m_message = nullptr;
    QPushButton *m_go = nullptr;
};

} // namespace tidegate
