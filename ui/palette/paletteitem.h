// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/typedcommand.h"

#include <QAction>
#include <QIcon>
#include <QPointer>
#include <QUuid>

namespace tidegate {

/// A row of the palette.
struct PaletteItem
{
    enum class Kind { Command, Target, Environment, Freeze, Prefix, Sentence };

    Kind kind = Kind::Command;
    QString name; ///< Of a command: the same in every session.
    QString title;
    QString detail;
    QString shortcut;
    QString whyNot;           ///< Of a disabled command.
    QPointer<QAction> action; ///< Of a command.
    QUuid id;                 ///< Of a target, an environment or a freeze, also one that a sentence ends.
    TypedCommand sentence;    ///< What was typed in words; with a problem it is a row that says so and does nothing.
    QIcon icon;
    QString foldedTitle; ///< By PaletteQuery::folded().
    QString foldedDetail;
};

/// The letters that narrow the palette down: '>' commands, '@' targets, '#' environments, '!' freezes, '?' this list.
QChar prefixOf(PaletteItem::Kind kind);

/// What an item is remembered by in the next session.
QString keyOf(const PaletteItem &item);

} // namespace tidegate
