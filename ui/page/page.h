// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/typedcommand.h"
#include "ui/undo/undostep.h"

#include <QUuid>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace tidegate {

class EmptyState;
class Workspace;

/// A key that is no QAction, for the shortcut sheet: "Ctrl+Shift+Left", "Move the freeze a step earlier".
struct KeyHint
{
    QString keys;
    QString text;
};

/// What runs where, for the page that lists targets by what they run.
struct RunningQuestion
{
    QString component;   ///< Empty: any.
    QUuid environment;   ///< Null: in all.
    QStringList digests; ///< Any of them.
    QString what;        ///< Names it; empty: it is named by its only digest.
};

/// One mode of the console (Overview, Targets, …). Made lazily, at its first showing; lives as long as the main window.
///
/// The main window calls the slots below; a page asks for what is outside itself by its signals. GUI thread only.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString title() const = 0;
    /// What the status bar says about counts: "14 of 214 shown · 3 selected". Empty: nothing.
    virtual QString statusText() const { return {}; }

    virtual void setScope(QUuid environment) { Q_UNUSED(environment) }               ///< Null: all environments.
    virtual void showTarget(QUuid id) { Q_UNUSED(id) }                               ///< Selects it and scrolls to it; unknown ids do nothing.
    virtual void showFreezeWindow(QUuid id) { Q_UNUSED(id) }                         ///< Selects it and scrolls to it; unknown ids do nothing.
    virtual void startNewFreeze(QUuid environment) { Q_UNUSED(environment) }         ///< Opens the editor; null: the scope.
    virtual void startFreeze(const FreezePlan &plan) { Q_UNUSED(plan) }              ///< Opens the form with it; without a start, the one that freezes at once.
    virtual void startEditing(QUuid item) { Q_UNUSED(item) }                         ///< Opens the editor of an environment; unknown ids do nothing.
    virtual void startRemoval(QUuid item) { Q_UNUSED(item) }                         ///< Asks, as its own command does; unknown ids do nothing.
    virtual void askAbout(const TypedCommand &question) { Q_UNUSED(question) }       ///< Asks whether an environment takes a deployment.
    virtual void showChanges(QUuid environment) { Q_UNUSED(environment) }            ///< Lists what changed there that nobody asked about.
    virtual void showChange(QUuid /*environment*/, QUuid /*change*/) {}              ///< Selects it among those nobody asked about.
    virtual void showComponents() {}                                                 ///< Which version of each component runs in which environment.
    virtual void showRunning(const RunningQuestion &question) { Q_UNUSED(question) } ///< Lists the targets that run it.
    virtual void startNewItem() {}                                                   ///< Ctrl+N of this page, when hasNewItem().
    virtual bool hasNewItem() const { return false; }
    virtual QString whyNoNewItem() const { return {}; } ///< Why startNewItem() is not possible now, as a sentence; empty: it is.
    virtual QString newItemText() const { return {}; }  ///< Such as "New target…"; for the File menu.
    virtual void setFilterText(const QString &text) { Q_UNUSED(text) }
    virtual void focusFilter() {} ///< Ctrl+F, when hasFilter().
    virtual bool hasFilter() const { return false; }
    virtual void setSidebarVisible(bool visible) { Q_UNUSED(visible) } ///< F9.
    virtual QList<QWidget *> panes() const { return {}; }              ///< What F6 walks through, in reading order.
    virtual QWidget *mainPane() const { return panes().value(0); }     ///< What has the focus once the page was opened by a key.
    virtual QList<QAction *> menuActions() const { return {}; }        ///< For the Environment, Target or Freeze menu.
    virtual QList<KeyHint> keyHints() const { return {}; }             ///< Keys that are no action of a menu.
    virtual QUuid currentItem() const { return {}; }                   ///< What is selected, so that Back finds it again; null: nothing.
    /// The environment of what is selected: the Environment menu is about that one. Null: nothing is selected, the scope decides.
    virtual QUuid selectedEnvironment() const { return {}; }
    virtual void showItem(QUuid id) { showTarget(id); } ///< Selects what currentItem() said.
    /// Filter, columns, sorting, expansion: what the next start brings back. The group of the page is open; ids are of this connection.
    virtual void saveState(QSettings &settings) const { Q_UNUSED(settings) }
    virtual void restoreState(QSettings &settings) { Q_UNUSED(settings) } ///< Once, after the page is made; data may come later.
    virtual void refreshDetails() {}                                      ///< Loads what no model of the workspace holds again.

signals:
    void statusTextChanged();
    void menuActionsChanged();
    void stateWorthKeeping();                     ///< saveState() at once: the user made something that a crash must not lose.
    void scopeRequested(QUuid environment);       ///< Null: all.
    void environmentRequested(QUuid environment); ///< Show it on the Overview page.
    void targetRequested(QUuid target);           ///< Show it on the Targets page.
    void driftRequested(QUuid target);            ///< Show it on the Drift page.
    void agentRequested(QUuid agent);             ///< Show it on the Agents page.
    void freezeWindowRequested(QUuid window);
    void newFreezeRequested(QUuid environment);
    void freezeRequested(const tidegate::FreezePlan &plan);
    void freezeEndRequested(QUuid window);                            ///< Ask on the Calendar page whether to end it.
    void changesRequested(QUuid environment);                         ///< List what changed there that nobody asked about.
    void changeRequested(QUuid environment, QUuid change);            ///< Show it among what changed there that nobody asked about.
    void runningRequested(const tidegate::RunningQuestion &question); ///< List the targets that run it.
    void deletedRequested(QUuid id);                                  ///< Show what was deleted, with this chosen.
    void newEnvironmentRequested();                                   ///< Open the editor of the Overview page.
    void newTargetRequested(QUuid environment);
    void targetsRequested(QUuid environment, const QString &words); ///< Show those of the environment that the words find.
    void successReported(const QString &text);                      ///< A toast of 4 s.
    /// What was just changed through the workspace, as a sentence: a toast of 10 s with Undo, if the change can be taken back.
    void editReported(const QString &text);
    /// A message that is kept in the bell list: what failed, why, what to do.
    void messageReported(const QString &text, const QString &detail);
    /// Something was changed that only the console keeps; what the workspace changes is told by itself (Workspace::edited()). A toast of 10 s with
    /// Undo, and Ctrl+Z as long as the window lives. With redo also Ctrl+Shift+Z. A step that fails is reported by the window.
    void undoOffered(const QString &text, const tidegate::UndoStep &undo, const tidegate::UndoStep &redo = {});
    /// What was just changed through the workspace under one id, as a sentence, goes back by this way, as one step and with one toast.
    void undoOfferedFor(const QUuid &together, const QString &text, const tidegate::UndoStep &undo);

protected:
    /// The way out of a page that is empty because there is no environment yet, for those who may create one. False: there are some.
    bool offerEnvironment(EmptyState *state, const Workspace *workspace);
};

} // namespace tidegate
