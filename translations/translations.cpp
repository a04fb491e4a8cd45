// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

// A resource of a static library is left out of the program unless something names it; the macro must stand outside namespaces.
static void initialiseTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace tidegate {

bool installTranslations(QCoreApplication &application, const QLocale &locale)
{
    initialiseTranslations();
    auto *qt = new QTranslator(&application);
    if (qt->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    auto *own = new QTranslator(&application);
    if (!own->load(locale, u"tidegate"_s, u"_"_s, u":/tidegate/translations"_s))
        return false;
    return QCoreApplication::installTranslator(own);
}

} // namespace tidegate
