// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"

#include <QString>

#include <optional>

namespace tidegate {

/// How long a text may be, in characters (Unicode code points).
struct TextRule
{
    qsizetype minimum = 0;
    qsizetype maximum = 0;
    bool multiline = false; ///< Line breaks and tabs are allowed.
};

/// Code points of a text, so that a limit means the same in every script.
qsizetype characterCount(QStringView text);
/// True for C0 and C1 control characters, DEL and lone surrogates; line breaks and tabs count unless multiline.
bool hasControlCharacters(QStringView text, bool multiline);
/// What is wrong with a text: required, too-short, too-long or control-character.
std::optional<FieldError> textError(const QString &text, const QString &pointer, TextRule rule);
/// Lower-case host-name label, 1–63 characters of a–z, 0–9 and inner hyphens.
bool isNameLabel(QStringView text);
/// Texts that are secrets rather than names: PEM blocks, access keys, tokens, URLs with a password.
bool looksLikeSecret(const QString &text);

} // namespace tidegate
