// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/agenttablemodel.h"
#include "models/workspace.h"
#include "services/domain/permission.h"

#include <QObject>

#include <functional>

QT_BEGIN_NAMESPACE
class QAction;
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

class ConfirmDialog;
struct Confirmation;

/// What can be done with agents: one QAction each, for the buttons, the menu of a row, keys and the palette. What is not possible is disabled and says why.
class AgentActions final : public QObject
{
    Q_OBJECT

public:
    using Current = std::function<const AgentRow *()>; ///< The selected one; null: none.

    AgentActions(Workspace *workspace, Current current, QWidget *page);

    void update(); ///< After the selection, the connection or the permissions changed.
    QString whyNoInstall() const;
    QList<QAction *> all() const; ///< Of one agent, in the order of the buttons.

    QAction *install = nullptr;
    QAction *tokens = nullptr;
    QAction *showTargets = nullptr;
    QAction *accept = nullptr;
    QAction *deactivate = nullptr;
    QAction *edit = nullptr;
    QAction *rotate = nullptr;
    QAction *revoke = nullptr;
    QAction *remove = nullptr;
    QAction *copy = nullptr;

signals:
    void targetsRequested(QUuid environment, const QString &words);
    void copyWanted(); ///< The page says what is copied.
    void successReported(const QString &text);
    void editReported(const QString &text);
    void messageReported(const QString &text, const QString &detail);

private:
    using Command = QFuture<Result<ShownAgent>> (Workspace::*)(AgentId);

    QAction *make(const QString &text, const QString &name, void (AgentActions::*run)());
    void makeAll();
    void runInstall();
    void runTokens();
    void runShowTargets();
    void runAccept();
    void runDeactivate();
    void runEdit();
    void runRotate();
    void runRevoke();
    void runRemove();
    void runCopy() { emit copyWanted(); }
    void decide(Command command, const QString &done, const QString &failed);
    QString whyNot(const AgentRow *row, const QString &otherReason) const;
    bool seesProduction(AgentId agent) const; ///< One of its targets is production.
    ConfirmDialog *ask(const Confirmation &question);
    template <typename T>
    void finish(const QFuture<Result<T>> &answer, ConfirmDialog *dialog, const QString &done);

    Workspace *m_workspace;
    Current m_current;
    QWidget *m_page;
};

} // namespace tidegate
