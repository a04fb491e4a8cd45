// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tidegate {

// Texts that people or machines elsewhere wrote, made fit for places that would read them as something else.

/// For sentences and titles: one line of at most `maxLength` characters; what would turn the text around is made visible.
QString plainLine(const QString &text, qsizetype maxLength = 80);
/// The same where an ampersand would be taken for a mnemonic: menus, buttons, check boxes, tabs.
QString plainCaption(const QString &text, qsizetype maxLength = 80);
/// For labels that wrap: line breaks kept, and room for a break in words that are longer than a line.
QString plainParagraph(const QString &text, qsizetype maxLength = 2'000);
/// For setToolTip() and Qt::ToolTipRole, which show markup otherwise: wrapped, line breaks kept, at most 2,000 characters.
QString plainToolTip(const QString &text);

} // namespace tidegate
