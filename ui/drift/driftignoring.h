// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/drifttablemodel.h"
#include "models/workspace.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QAction;
class QToolButton;
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

/// "Ignore…" and "Stop ignoring" of the difference that is chosen, and the list of all that is ignored.
class DriftIgnoring final : public QObject
{
    Q_OBJECT

public:
    /// over: what dialogs open over, and where the keys hold.
    DriftIgnoring(Workspace *workspace, QWidget *over);

    /// Which difference the actions are about; null: none is chosen.
    void setCurrent(const FleetDrift &drift, const ComparisonLine *line);
    QAction *action() const { return m_action; } ///< "Ignore…", or "Stop ignoring" where it is ignored.
    QAction *listAction() const { return m_list; }

signals:
    void reported(const QString &text);                                   ///< What was done, as a sentence.
    void failed(const QString &whatFailed, const tidegate::Error &error); ///< And why.

private:
    void update();
    void run();
    void stop();
    void openList();

    Workspace *m_workspace;
    QWidget *m_over;
    FleetDrift m_drift;
    std::optional<ComparisonLine> m_line;
    QAction *m_action = nullptr;
    QAction *m_list = nullptr;
};

} // namespace tidegate
