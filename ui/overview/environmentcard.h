// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environmentsummary.h"
#include "services/domain/observedchange.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QMenu;
class QToolButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace tidegate {

class ElidedLabel;
class HealthBar;
class Pill;
class StatusLine;

/// One environment of the pipeline: name, release, health, drift, freeze, approvals. Click, Enter or Space choose it, a double-click opens it;
/// dragging it, or Ctrl+Shift with an arrow, moves it. Arrows, Home and End go to other cards, F2 edits it, Del deletes it. A right click anywhere on it
/// and the Menu key open its menu.
class EnvironmentCard final : public QFrame
{
    Q_OBJECT

public:
    /// What it is wide where there is room, and what it must be to be read at all.
    static constexpr int fullWidth = 252;
    static constexpr int leastWidth = 92;
    static constexpr int toTheEnd = 100'000; ///< Of stepRequested().

    explicit EnvironmentCard(QWidget *parent = nullptr);

    void setCardWidth(int width); ///< Narrow ones give the name a line of its own.
    void setSummary(const EnvironmentSummary &summary, Instant now);
    void setChanges(const std::optional<ChangeCounts> &counts); ///< Of this month; nothing: not known.
    void setCurrent(bool current);                              ///< It is the scope.
    QUuid id() const { return m_summary.environment.id.uuid(); }
    const EnvironmentSummary &summary() const { return m_summary; }
    void setActions(const QList<QAction *> &actions); ///< Of the menu button and the context menu.
    void setDragged(bool dragged);                    ///< It is being moved: a dashed frame.

signals:
    void chosen();
    void openRequested(); ///< A double-click.
    /// Before the menu shows: the actions are about this card now.
    void menuAboutToShow();
    void menuClosed(); ///< What was chosen in it follows.
    void focused();
    void moveRequested(int direction); ///< By a key: -1 to the front of the pipeline, +1 to its end.
    void stepRequested(int by);        ///< By a key, to another card: so many on; far beyond the ends: to the first or the last.
    void editRequested();
    void deleteRequested();
    void dragMoved(const QPoint &globalPosition);
    void dragEnded(bool dropped); ///< False: given up by Esc.

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void say();
    void updateColors();
    void updateChanges();
    bool walkKey(int key); ///< Whether it leads to another card.

    EnvironmentSummary m_summary;
    std::optional<ChangeCounts> m_counts;
    Instant m_now;
    QPoint m_pressedAt;
    bool m_current = false;
    bool m_pressed = false;
    bool m_dragged = false;
    ElidedLabel *m_name = nullptr;
    Pill *m_prod = nullptr;
    QHBoxLayout *m_title = nullptr;
    QVBoxLayout *m_column = nullptr;
    QToolButton *m_menuButton = nullptr;
    QMenu *m_menu = nullptr;
    ElidedLabel *m_release = nullptr;
    ElidedLabel *m_coverage = nullptr;
    HealthBar *m_health = nullptr;
    StatusLine *m_drift = nullptr;
    StatusLine *m_changes = nullptr;
    StatusLine *m_freeze = nullptr;
    ElidedLabel *m_freezeReason = nullptr;
    ElidedLabel *m_approvals = nullptr;
};

} // namespace tidegate
