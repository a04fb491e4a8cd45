// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/consolesettings.h"

#include "services/domain/timezone.h"
#include "ui/widgets/displayzone.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

const QString themeKey = u"appearance/theme"_s;
const QString contrastKey = u"appearance/highContrast"_s;
const QString densityKey = u"appearance/density"_s;
const QString desktopDarkKey = u"appearance/desktopWasDark"_s;
const QString zoneKey = u"times/zone"_s;
const QString languageKey = u"language"_s;
const QString systemLanguage = u"system"_s;
const QString comfortable = u"comfortable"_s;

struct ThemeWord
{
    Theme::Choice choice;
    const char *word;
};
constexpr ThemeWord themeWords[] = {{Theme::Choice::Desktop, "desktop"}, {Theme::Choice::Light, "light"}, {Theme::Choice::Dark, "dark"}};

} // namespace

ConsoleSettings::ConsoleSettings(QSettings *store, QObject *parent)
    : QObject(parent), m_store(store), m_language(store ? store->value(languageKey, systemLanguage).toString() : systemLanguage)
{}

void ConsoleSettings::apply()
{
    if (!m_store)
        return;
    Theme &theme = Theme::current();
    if (m_store->contains(desktopDarkKey)) // what the desktop wants is known only after it has answered
        theme.assumeDesktop(m_store->value(desktopDarkKey).toBool());
    const QString word = m_store->value(themeKey).toString();
    for (const ThemeWord &known : themeWords) {
        if (word == QLatin1StringView(known.word) && !theme.isForced())
            theme.setChoice(known.choice);
    }
    theme.setHighContrast(m_store->value(contrastKey).toBool());
    theme.setDensity(m_store->value(densityKey).toString() == comfortable ? Density::Comfortable : Density::Compact);
    setZone(m_store->value(zoneKey).toString().toLatin1());
    connect(&theme, &Theme::changed, this, [this] {
        if (Theme::current().choice() == Theme::Choice::Desktop)
            keep(desktopDarkKey, Theme::current().isDark());
    });
}

Theme::Choice ConsoleSettings::theme() const
{
    return Theme::current().choice();
}

void ConsoleSettings::setTheme(Theme::Choice choice)
{
    for (const ThemeWord &known : themeWords) {
        if (known.choice == choice)
            keep(themeKey, QLatin1StringView(known.word));
    }
    Theme::current().setChoice(choice);
    emit changed();
}

bool ConsoleSettings::isHighContrast() const
{
    return Theme::current().isHighContrast();
}

void ConsoleSettings::setHighContrast(bool high)
{
    keep(contrastKey, high);
    Theme::current().setHighContrast(high);
    emit changed();
}

Density ConsoleSettings::density() const
{
    return Theme::current().density();
}

void ConsoleSettings::setDensity(Density density)
{
    keep(densityKey, density == Density::Comfortable ? comfortable : u"compact"_s);
    Theme::current().setDensity(density);
    emit changed();
}

void ConsoleSettings::setZone(const QByteArray &id)
{
    const QTimeZone zone = id.isEmpty() ? systemZone().zone : timeZoneOf(QString::fromLatin1(id));
    if (!zone.isValid())
        return;
    m_zone = id;
    keep(zoneKey, QString::fromLatin1(id));
    DisplayZone::current().setZone(zone, !id.isEmpty());
    emit changed();
}

void ConsoleSettings::setLanguage(const QString &code)
{
    m_language = code;
    keep(languageKey, code);
    emit changed();
}

QString ConsoleSettings::languageIn(const QString &settingsFile)
{
    return QSettings(settingsFile, QSettings::IniFormat).value(languageKey, systemLanguage).toString();
}

void ConsoleSettings::keep(const QString &key, const QVariant &value)
{
    if (m_store && m_store->value(key) != value)
        m_store->setValue(key, value);
}

} // namespace tidegate
