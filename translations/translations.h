// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QCoreApplication;
class QLocale;
QT_END_NAMESPACE

namespace tidegate {

/// Installs the console's own texts, and those of Qt, in the first language of the locale there are any for; English needs none.
/// Call it once, before anything is shown. True when the console's texts were found.
bool installTranslations(QCoreApplication &application, const QLocale &locale);

} // namespace tidegate
