// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStatusBar>
#include <QUuid>

QT_BEGIN_NAMESPACE
class QLabel;
class QMenu;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

class ConsoleSettings;
class ElidedLabel;
class JobBar;
class Workspace;

/// How the connection is doing, who is signed in, what the page counts, the jobs, and the zone of all times, which is chosen here.
class ConsoleStatusBar final : public QStatusBar
{
    Q_OBJECT

public:
    ConsoleStatusBar(const Workspace *workspace, ConsoleSettings *settings, QWidget *parent = nullptr);

    void updateConnection(); ///< Also who is signed in, and the zone.
    void updateState();      ///< Its words alone, while the seconds until the next try go on.
    void setCounts(const QString &text);
    void updateCounts(const QString &ofPage, QUuid scope); ///< Where the page counts nothing, the targets of the scope; null: of all.
    void openJobs();                                       ///< Does nothing without a job.

signals:
    void settingsRequested(); ///< Another zone than the two of the menu is wanted.

private:
    void showArriving(qint64 targets, qint64 total);
    void updateArriving();
    QLabel *addLabel(const QString &name);
    void fillZoneMenu(QMenu *menu);
    void updateChecks(); ///< Says that they are late, while they are.

    const Workspace *m_workspace;
    ConsoleSettings *m_settings;
    QLabel *m_state = nullptr;
    QLabel *m_who = nullptr;
    ElidedLabel *m_late = nullptr;     ///< Hidden while checks are in time.
    ElidedLabel *m_arriving = nullptr; ///< While targets are on their way.
    ElidedLabel *m_counts = nullptr;
    QString m_arrived;
    JobBar *m_jobs = nullptr;
    QToolButton *m_zone = nullptr;
};

} // namespace tidegate
