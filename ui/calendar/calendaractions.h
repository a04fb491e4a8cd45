// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/calendarsource.h"

#include <functional>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace tidegate {

class CreatePopover;
class FreezeActions;
class FreezeNow;
class FreezePanel;
struct CalendarLane;
struct FreezeCommands;
struct PreviewSource;

/// What is done with the freezes of the calendar: new ones in the editor or in the popover at a drawn range, and the selected one, which the
/// panel shows in words, changed, deleted and copied. What may not be done does nothing. GUI thread only.
class CalendarActions final : public QObject
{
    Q_OBJECT

public:
    /// page: over which dialogs and popover stand.
    CalendarActions(Workspace *workspace, const FreezeChanges *changes, FreezePanel *panel, QWidget *page);

    QList<QAction *> actions() const; ///< Those of the selected freeze. Without keys: these are the view's.
    FreezeNow *freezeNow() const { return m_freezeNow; }
    FreezeActions *freezes() const { return m_freezes; } ///< Takes what was dragged or pasted, and says what became of any change.

    void setSelected(OccurrenceKey key); ///< Null: none.
    void update();                       ///< The time, what is allowed or the freeze itself may have changed.

    void startCreation(const FreezeWindow &draft, const QList<EnvironmentId> &also = {});
    /// second: a zone shown beside the display zone; invalid: none. anchor: in coordinates of the page.
    void openPopover(const FreezeWindow &draft, const QList<CalendarLane> &lanes, const QTimeZone &second, const QRect &anchor);
    void closePopover(); ///< Without asking; what was typed is gone.
    void edit(FreezeWindowId id);
    void remove(FreezeWindowId id);
    void copyText();

signals:
    void popoverClosed(bool hadFocus);
    void copied(const QString &text);                           ///< What to say about it.
    void changeRequested(const tidegate::FreezeChange &newest); ///< What is known of what changed during the selected freeze.

private:
    FreezeCommands commands();
    PreviewSource previewSource();
    void connectPopover();
    QAction *add(const QString &text, const QString &name, const std::function<void()> &run);
    void copyJson();
    void showChanges();

    Workspace *m_workspace;
    CalendarSource m_source;
    FreezePanel *m_panel;
    FreezeActions *m_freezes = nullptr;
    FreezeNow *m_freezeNow = nullptr;
    CreatePopover *m_popover = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_changes = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_copyJson = nullptr;
    OccurrenceKey m_selected;
};

} // namespace tidegate
