// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QPointer>
#include <QTranslator>

using namespace Qt::StringLiterals;

// A resource of a static library is left out of the program unless something names it; the macro must stand outside namespaces.
static void initialiseTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace tidegate {
namespace {

/// Installs the file of a language, if it is there, and removes the translator that held this place before.
void replaceTranslator(QPointer<QTranslator> &place, const QLocale &locale, const QString &name, const QString &folder)
{
    delete place.data(); // Takes itself out of the application.
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, name, u"_"_s, folder) && QCoreApplication::installTranslator(translator))
        place = translator;
    else
        delete translator;
}

/// The desktop's own settings where its language is the one shown. Elsewhere a territory with a 24-hour clock and weeks from Monday.
QLocale localeFor(Language language)
{
    const QLocale desktop = QLocale::system();
    if (language == Language::German)
        return desktop.language() == QLocale::German ? desktop : QLocale(QLocale::German, QLocale::Germany);
    const bool english = desktop.language() == QLocale::English || desktop.language() == QLocale::C;
    return english ? desktop : QLocale(QLocale::English, QLocale::Europe);
}

} // namespace

QString codeOf(Language language)
{
    switch (language) {
    case Language::System:
        return u"system"_s;
    case Language::English:
        return u"en"_s;
    case Language::German:
        return u"de"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Language> languageFromCode(const QString &code)
{
    if (code == codeOf(Language::System))
        return Language::System;
    // "C" and "POSIX" ask for no language in particular, which is what the sources are written in.
    switch (QLocale(code).language()) {
    case QLocale::German:
        return Language::German;
    case QLocale::English:
        return Language::English;
    default:
        return code == u"C" || code.startsWith(u"C.") || code == u"POSIX" ? std::optional(Language::English) : std::nullopt;
    }
}

Language effectiveLanguage(Language chosen)
{
    const Language wanted = languageFromCode(qEnvironmentVariable("TIDEGATE_LANGUAGE")).value_or(chosen);
    if (wanted != Language::System)
        return wanted;
    for (const QString &code : QLocale::system().uiLanguages()) {
        if (const auto language = languageFromCode(code))
            return *language;
    }
    return Language::English;
}

void installLanguage(Language chosen)
{
    static QPointer<QTranslator> qtTexts;
    static QPointer<QTranslator> ownTexts;
    initialiseTranslations();
    const Language language = effectiveLanguage(chosen);
    const QLocale locale = localeFor(language);
    QLocale::setDefault(locale);
    const QLocale texts(language == Language::German ? QLocale::German : QLocale::English);
    replaceTranslator(qtTexts, texts, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    replaceTranslator(ownTexts, texts, u"tidegate"_s, u":/tidegate/translations"_s);
}

} // namespace tidegate
