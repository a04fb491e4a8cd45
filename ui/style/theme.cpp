// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/theme.h"

#include "ui/style/consolestyle.h"
#include "ui/style/tokens.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFontDatabase>
#include <QPalette>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr uint prefersDark = 1; // org.freedesktop.appearance color-scheme: 0 no preference, 1 dark, 2 light
constexpr uint prefersLight = 2;

const QString portal = u"org.freedesktop.portal.Desktop"_s;
const QString portalPath = u"/org/freedesktop/portal/desktop"_s;
const QString portalInterface = u"org.freedesktop.portal.Settings"_s;
const QString appearance = u"org.freedesktop.appearance"_s;
const QString colorScheme = u"color-scheme"_s;

const ThemeTokens &tokens(bool dark)
{
    return dark ? darkTokens : lightTokens;
}

/// 0 is black, 1 is white (perceived).
qreal luminance(const QColor &color)
{
    return 0.2126 * color.redF() + 0.7152 * color.greenF() + 0.0722 * color.blueF();
}

/// Black on white or the other way round in full strength: the desktop was told to be high contrast.
bool isHighContrast(const QPalette &palette)
{
    const qreal text = luminance(palette.color(QPalette::WindowText));
    const qreal window = luminance(palette.color(QPalette::Window));
    const bool pureDark = window <= 0.01 && text >= 0.99;
    const bool pureLight = window >= 0.99 && text <= 0.01;
    return pureDark || pureLight;
}

QFont resized(QFont font, qreal points, QFont::Weight weight)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(qMax(font.pointSizeF() + points, 6.0));
    else
        font.setPixelSize(qMax(font.pixelSize() + qRound(points * 4 / 3), 8));
    font.setWeight(weight);
    return font;
}

} // namespace

void Theme::apply(QApplication &application)
{
    Theme &theme = current();
    const QPalette desktop = application.palette();
    theme.m_keepsPalette = isHighContrast(desktop);
    theme.m_dark = luminance(desktop.color(QPalette::Window)) < 0.5;
    QApplication::setStyle(new ConsoleStyle);

    const QString wish = qEnvironmentVariable("TIDEGATE_THEME").toLower();
    if (wish == u"light" || wish == u"dark") {
        theme.m_keepsPalette = false;
        theme.m_dark = wish == u"dark";
    } else {
        theme.askDesktop();
    }
    if (theme.m_keepsPalette)
        QApplication::setPalette(desktop); // the style brought its own
    else
        QApplication::setPalette(theme.palette());
    emit theme.changed();
}

Theme &Theme::current()
{
    static Theme theme;
    return theme;
}

void Theme::setDark(bool dark)
{
    if (m_dark == dark)
        return;
    m_dark = dark;
    if (!m_keepsPalette)
        QApplication::setPalette(palette());
    emit changed();
}

void Theme::askDesktop()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return; // no desktop to ask: the palette decided
    bus.connect(portal, portalPath, portalInterface, u"SettingChanged"_s, this, SLOT(desktopSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(portal, portalPath, portalInterface, u"Read"_s);
    question << appearance << colorScheme;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isError())
            return; // no portal: the palette decided
        QVariant value = reply.value().variant();
        if (value.canConvert<QDBusVariant>()) // Read wraps the value twice
            value = value.value<QDBusVariant>().variant();
        applyScheme(value.toUInt());
    });
}

void Theme::desktopSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == appearance && key == colorScheme)
        applyScheme(value.variant().toUInt());
}

void Theme::applyScheme(uint scheme)
{
    if (m_keepsPalette)
        return;
    if (scheme == prefersDark || scheme == prefersLight)
        setDark(scheme == prefersDark);
}

ToneColors Theme::tone(Tone tone) const
{
    const ToneTokens &token = tokens(m_dark).tones[static_cast<std::size_t>(tone)];
    return {QColor(token.solid), QColor(token.text), QColor(token.tint)};
}

BaseColors Theme::colors() const
{
    const ThemeTokens &t = tokens(m_dark);
    return {QColor(t.base),  QColor(t.alt),         QColor(t.window), QColor(t.raised),    QColor(t.border),        QColor(t.borderStrong), QColor(t.text),
            QColor(t.text2), QColor(t.placeholder), QColor(t.link),   QColor(t.highlight), QColor(t.highlightText), QColor(t.focus)};
}

QPalette Theme::palette() const
{
    const BaseColors c = colors();
    QPalette p(c.text, m_dark ? c.raised : c.window, c.raised, c.border, c.borderStrong, c.text, c.text, c.base, c.window);
    p.setColor(QPalette::AlternateBase, c.alt);
    p.setColor(QPalette::Button, m_dark ? c.raised : c.window);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::PlaceholderText, c.placeholder);
    p.setColor(QPalette::Link, c.link);
    p.setColor(QPalette::LinkVisited, c.link);
    p.setColor(QPalette::Highlight, c.highlight);
    p.setColor(QPalette::HighlightedText, c.highlightText);
    p.setColor(QPalette::ToolTipBase, c.raised);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::Light, m_dark ? c.raised.lighter(115) : c.raised);
    p.setColor(QPalette::Midlight, m_dark ? c.raised : c.alt);
    p.setColor(QPalette::Mid, c.border);
    p.setColor(QPalette::Dark, m_dark ? c.base.darker(120) : c.borderStrong);
    p.setColor(QPalette::Shadow, m_dark ? QColor(Qt::black) : c.borderStrong);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, c.placeholder);
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.border);
    return p;
}

QFont Theme::captionFont()
{
    return resized(QApplication::font(), -1, QFont::Normal);
}

QFont Theme::strongFont()
{
    return resized(QApplication::font(), 0, QFont::DemiBold);
}

QFont Theme::sectionFont()
{
    return resized(QApplication::font(), 1, QFont::DemiBold);
}

QFont Theme::titleFont()
{
    return resized(QApplication::font(), 4, QFont::DemiBold);
}

QFont Theme::monospaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (QApplication::font().pointSizeF() > 0)
        font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

} // namespace tidegate
