// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QSize>
#include <QStringList>

#include <functional>

QT_BEGIN_NAMESPACE
class QPagedPaintDevice;
class QPainter;
QT_END_NAMESPACE

namespace tidegate {

/// A view of the calendar as it goes on paper or into a picture.
struct CalendarPaper
{
    QString title;                                  ///< What is shown.
    QString remark;                                 ///< Below it: zone, time of printing.
    std::function<void(QPainter &, QSize)> picture; ///< Empty: only the table.
    QSize pictureSize;                              ///< In its own units, for its proportions.
    QStringList columns;                            ///< Of the table of all freezes in words.
    QList<QStringList> rows;
    bool rightToLeft = false;
};

/// Black on white: the picture with its legend on the first page, the table on those that follow. The device must have the screen's dots an
/// inch, so that words take the room they take there; it writes vectors, so nothing is lost. False: it cannot be painted on.
bool printPaper(const CalendarPaper &paper, QPagedPaintDevice &device);
/// Title, picture and legend in the colours of the theme.
QImage imageOf(const CalendarPaper &paper, qreal scale);

} // namespace tidegate
