// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspace.h"
#include "services/domain/deletedthing.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class DeletedModel;
class InlineMessage;
class PageStack;

/// What was deleted in the last thirty days, and the way back. Stays open beside the main window and follows what others delete and restore.
class DeletedDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit DeletedDialog(Workspace *workspace, QWidget *parent = nullptr);

    /// Shows the one that is open over parent, or a new one, which deletes itself. id: what to choose in it; null: the newest, or what is chosen already.
    static DeletedDialog *open(Workspace *workspace, QUuid id, QWidget *parent);

    QTableView *table() const { return m_table; }

signals:
    void restored(const QString &text); ///< What came back, as a sentence.

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildTable();
    void fitColumns();
    void load();
    void take(const QList<DeletedThing> &things);
    void updateState();
    void chooseOne();
    void updateButton();
    bool isOver(const DeletedThing &thing) const; ///< Its days passed while the list stood open.
    void restore();
    void answer(const DeletedThing &thing, const Result<void> &result);
    std::optional<DeletedThing> current() const;
    QFuture<Result<void>> send(const DeletedThing &thing);

    Workspace *m_workspace;
    DeletedModel *m_model = nullptr;
    QSortFilterProxyModel *m_shown = nullptr;
    QLineEdit *m_filter = nullptr;
    QTableView *m_table = nullptr;
    InlineMessage *m_message = nullptr;
    PageStack *m_stack = nullptr;
    QPushButton *m_restore = nullptr;
    QTimer *m_later = nullptr;
    QUuid m_wanted;         ///< To be chosen as soon as it is there.
    QUuid m_sent;           ///< What is being restored; null: nothing.
    bool m_known = false;   ///< An answer has come.
    bool m_hadSome = false; ///< Something was in the list: what was restored was deleted all the same.
    quint64 m_request = 0;  ///< Answers to older questions are dropped.
};

} // namespace tidegate
