// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace tidegate {

/// A language of the console; System is the first one the desktop asks for that there are texts in, else English.
enum class Language { System, English, German };

/// How settings and TIDEGATE_LANGUAGE write it: "system", "en", "de".
QString codeOf(Language language);
/// The inverse; a territory or an encoding behind the code does not matter ("de_AT.UTF-8"). Nothing for any other language.
std::optional<Language> languageFromCode(const QString &code);

/// The language of a choice: TIDEGATE_LANGUAGE wins over it, and System is resolved. Never System.
Language effectiveLanguage(Language chosen);

/// Installs the texts of the console and those of Qt, and the default QLocale that dates and numbers follow, in place of what an earlier
/// call installed. Call it in the GUI thread before anything is shown: windows that stand already keep their words.
void installLanguage(Language chosen);

} // namespace tidegate
