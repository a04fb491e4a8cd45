// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <functional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

class Page;
class Workspace;

using PageFactory = std::function<Page *(QWidget *parent)>;

/// A mode of the mode bar.
struct PageInfo
{
    QString id;    ///< Stable: "overview", "targets", … as in --page and in the settings.
    QString title; ///< Translated.
    QString icon;  ///< Of symbolIcon().
    QKeySequence shortcut;
    PageFactory make;
};

/// All pages in the order of the mode bar; nothing is made yet.
QList<PageInfo> consolePages(Workspace *workspace);
/// The id a word of --page stands for ("environments" is the overview); empty for an unknown one.
QString pageIdOf(const QString &word);

} // namespace tidegate
