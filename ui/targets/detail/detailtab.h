// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspace.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QTimer;
class QTreeWidget;
class QTreeWidgetItem;
QT_END_NAMESPACE

namespace tidegate {

class InlineMessage;

/// One tab of the details of a target. What the tree model knows shows at once; the rest is loaded when the tab first shows.
class DetailTab : public QWidget
{
    Q_OBJECT

public:
    DetailTab(Workspace *workspace, QWidget *parent);

    void setTarget(const Target &target);
    void reload(); ///< Soon when visible, else when it shows. Who walks through the list does not ask for every target on the way.
    TargetId targetId() const { return m_target.id; }

signals:
    void driftRequested(QUuid target);
    void successReported(const QString &text);

protected:
    virtual void showTarget() = 0; ///< From target(); called at each change of it.
    virtual void load() {}         ///< Asks the server; called once per target and reload().
    void showEvent(QShowEvent *event) override;

    const Target &target() const { return m_target; }
    Workspace *workspace() const { return m_workspace; }
    InlineMessage *message() const { return m_message; }

    /// Calls back with the answer, unless another target shows by then.
    template <typename T, typename Callback>
    void fetch(const QFuture<T> &future, Callback callback)
    {
        whenDone(future, this, [this, id = m_target.id, callback](const T &answer) {
            if (id == m_target.id)
                callback(answer);
        });
    }

    /// A list of plain lines with a heading; the first column takes the room.
    QTreeWidget *makeList(const QStringList &columns, const QString &accessibleName);
    static QTreeWidgetItem *addLine(QTreeWidget *list, const QStringList &cells, int codeColumn = -1);
    /// Gives the list a current row, which assistive technology needs; hides one without lines, which would look as if they were still to come.
    static void finishLines(QTreeWidget *list);

private:
    Workspace *m_workspace = nullptr;
    Target m_target;
    InlineMessage *m_message = nullptr;
    QTimer *m_delay = nullptr; ///< Before load().
    bool m_stale = true;
};

} // namespace tidegate
