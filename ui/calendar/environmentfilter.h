// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environment.h"
#include "ui/calendar/span/spanview.h"

#include <QScrollArea>
#include <QSet>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QSettings;
class QVBoxLayout;
QT_END_NAMESPACE

namespace tidegate {

/// Which environments the calendar shows: a checkbox each, production with the word PROD. New environments are shown.
class EnvironmentFilter final : public QScrollArea
{
    Q_OBJECT

public:
    explicit EnvironmentFilter(QWidget *parent = nullptr);

    void setEnvironments(const QList<Environment> &environments); ///< Keeps what is hidden.
    void showOnly(EnvironmentId environment);                     ///< Null: all. Holds for environments that come later.
    void reveal(EnvironmentId environment);                       ///< Checks it, and leaves the others.
    bool isShown(EnvironmentId environment) const { return !m_hidden.contains(environment); }
    QList<CalendarLane> lanes() const; ///< Those that are shown.
    void saveState(QSettings &settings) const;
    void restoreState(const QSettings &settings); ///< Hides environments that are not known yet, too.

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override; ///< Two rows: the others are scrolled to.

signals:
    void filterChanged();

private:
    void rebuild();

    QList<Environment> m_environments;
    QSet<EnvironmentId> m_hidden;
    EnvironmentId m_only;       ///< Null: new environments are shown.
    QList<QCheckBox *> m_boxes; ///< In the order of m_environments.
    QWidget *m_content = nullptr;
    QVBoxLayout *m_rows = nullptr;
};

} // namespace tidegate
