// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/freezeexport.h"
#include "ui/calendar/calendarpaper.h"
#include "ui/calendar/exportextentdialog.h"

#include <QObject>

#include <functional>

QT_BEGIN_NAMESPACE
class QAction;
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

/// What the calendar shows, ready to leave the console, and what else there is.
struct ShownCalendar
{
    QList<ExportedFreeze> freezes;   ///< Those in view; of the agenda all that are listed.
    QList<ExportedFreeze> fromToday; ///< Those that are not over before today, of all environments.
    QList<ExportedFreeze> all;
    QString range;           ///< What is in view, in words.
    bool isFiltered = false; ///< Some environments are hidden.
    CalendarPaper paper;
    QWidget *view = nullptr; ///< The one on the screen, for a picture where the paper has none.
    Instant now;
};

/// What is shown on paper and in files: the actions, their dialogs, and what becomes of them. GUI thread only.
class CalendarExport final : public QObject
{
    Q_OBJECT

public:
    /// shown is asked each time. page: over which the dialogs stand, and in which the key of Print… holds.
    CalendarExport(std::function<ShownCalendar()> shown, QWidget *page);

    QList<QAction *> actions() const { return m_actions; } ///< Print…, then a kind of file each.
    /// By its suffix: ics, csv, png, pdf; the last two hold what is shown. False: failed() says why it was not written.
    bool exportTo(const QString &file, ExportExtent extent = ExportExtent::Shown);

signals:
    void succeeded(const QString &text);
    void failed(const QString &text, const QString &detail);

private:
    QAction *add(const QString &text, const QString &name);
    void addFile(const QString &text, const QString &name, const QString &filter, const QString &suffix);
    void chooseExtent(const QString &filter, const QString &suffix);
    void chooseFile(const QString &filter, const QString &suffix, ExportExtent extent);
    bool write(const ShownCalendar &shown, const QList<ExportedFreeze> &freezes, const QString &suffix, QIODevice &out) const;
    void print();

    std::function<ShownCalendar()> m_shown;
    QWidget *m_page;
    QList<QAction *> m_actions;
};

} // namespace tidegate
