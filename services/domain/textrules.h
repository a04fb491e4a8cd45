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

// Names are what people tell things apart by, in lists, messages and comparisons: what cannot be seen would make two of one. Free text
// (descriptions, reasons, comments) is not held to it, because Persian, Hindi or a joined emoji cannot be written without such characters,
// and nothing is recognised by it.

/// The one form of a name: Unicode NFC, every kind of space an ordinary one, none at the ends and none twice.
QString normalisedName(const QString &text);
/// True for what is not seen, or makes other characters be seen elsewhere: zero-width characters, fillers, variation selectors, soft hyphens,
/// bidi marks, embeddings, overrides and isolates, tags, noncharacters.
bool hasInvisibleCharacters(QStringView text);
/// What is wrong with a name: invisible-character, or what textError() finds. A name that is kept (`stored`) may have invisible ones.
std::optional<FieldError> nameError(const QString &text, const QString &pointer, TextRule rule, const QString &stored = {});
/// normalisedName(), except for a name that is kept.
QString normalisedUnlessStored(const QString &text, const QString &stored);

constexpr qsizetype maxComponentName = 128;
/// The name of a component, from an engine, an agent or a sticker alike, so that both sides meet: its normal form, cut to 128 characters, with
/// "_" for what cannot be seen and for the signs of ASCII except "._-/:@+".
QString componentName(const QString &text);

/// What texts are searched by: without case in any script (ẞ and ss, İ and ı and i), composed and decomposed forms alike, without characters that
/// nobody sees. The one rule for what is kept and for what is looked for.
QString searchable(const QString &text);
/// Lower-case host-name label, 1–63 characters of a–z, 0–9 and inner hyphens.
bool isNameLabel(QStringView text);
/// Texts that are secrets rather than names: PEM blocks, access keys, tokens, URLs with a password.
bool looksLikeSecret(const QString &text);
/// A text of somebody else's for people to read: what looks like a secret becomes "***", and what cannot be seen a blank.
QString withoutSecrets(QString text);

} // namespace tidegate
