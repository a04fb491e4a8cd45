// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/window/consoleoptions.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
class QToolBar;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

class Pill;
class Workspace;

/// In the tool bar, the name of the connection with a menu about it, and what must be known of it on every page, in words: its class, that it
/// is read-only, that its data are an example.
class ServerPlate final : public QObject
{
    Q_OBJECT

public:
    /// Adds its parts to the bar, which owns them and this.
    ServerPlate(Workspace *workspace, QToolBar *bar);

    void setConnection(const ConsoleOptions &options);
    QString title() const; ///< "acme-prod", "Offline workspace", "No connection".

signals:
    void switchRequested(); ///< The list of connections is wanted.

private:
    void fillMenu(QMenu *menu);

    Workspace *m_workspace;
    ConsoleOptions m_options;
    QToolButton *m_button = nullptr;
    Pill *m_class = nullptr;
    QAction *m_classAction = nullptr; ///< Of the pill in the bar: it is shown and hidden by it.
    QAction *m_readOnlyAction = nullptr;
    QAction *m_demoAction = nullptr;
};

} // namespace tidegate
