// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/theme.h"

#include "ui/style/buttonkeys.h"
#include "ui/style/consolestyle.h"
#include "ui/style/keyboardways.h"
#include "ui/style/modalfocus.h"
#include "ui/style/plaintooltips.h"
#include "ui/style/screenfit.h"
#include "ui/style/taborder.h"
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
#include <QThreadPool>

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
const QString contrast = u"contrast"_s;            // 1: more
const QString reducedMotion = u"reduced-motion"_s; // 1: less
const QString desktopInterface = u"org.gnome.desktop.interface"_s;
const QString animations = u"enable-animations"_s;

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

/// The parts a desktop's own palette gives; a role of ours without a counterpart takes what is next to it.
BaseColors colorsOf(const QPalette &palette)
{
    const auto color = [&palette](QPalette::ColorRole role) { return palette.color(QPalette::Active, role); };
    return {color(QPalette::Base),       color(QPalette::AlternateBase),   color(QPalette::Window),     color(QPalette::Base), color(QPalette::WindowText),
            color(QPalette::WindowText), color(QPalette::WindowText),      color(QPalette::WindowText), color(QPalette::Text), color(QPalette::Link),
            color(QPalette::Highlight),  color(QPalette::HighlightedText), color(QPalette::Highlight)};
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
    theme.m_desktopPalette = application.palette();
    theme.m_highContrastDesktop = tidegate::isHighContrast(theme.m_desktopPalette);
    theme.m_desktopDark = luminance(theme.m_desktopPalette.color(QPalette::Window)) < 0.5;
    QApplication::setStyle(new ConsoleStyle);
    PlainToolTips::install(application);
    ScreenFit::install(application);
    TabOrder::install(application);
    ButtonKeys::install(application);
    ModalFocus::install(application);
    KeyboardWays::install(application);

    const QString wish = qEnvironmentVariable("TIDEGATE_THEME").toLower();
    theme.m_forced = wish == u"light" || wish == u"dark";
    theme.m_choice = wish == u"light" ? Choice::Light : wish == u"dark" ? Choice::Dark : Choice::Desktop;
    if (!theme.m_forced)
        theme.askDesktop();
    theme.follow();
}

Theme &Theme::current()
{
    static Theme theme;
    return theme;
}

void Theme::setChoice(Choice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    follow();
}

void Theme::assumeDesktop(bool dark)
{
    if (m_forced || m_desktopDark == dark)
        return;
    m_desktopDark = dark;
    follow();
}

void Theme::setHighContrast(bool high)
{
    if (m_highContrast == high)
        return;
    m_highContrast = high;
    follow();
}

void Theme::setDensity(Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    ConsoleStyle::applyRowHeight();
    emit changed();
}

void Theme::follow()
{
    m_keepsPalette = m_highContrastDesktop && m_choice == Choice::Desktop;
    const bool desktopDark = m_keepsPalette ? luminance(m_desktopPalette.color(QPalette::Window)) < 0.5 : m_desktopDark;
    m_dark = m_choice == Choice::Dark || (m_choice == Choice::Desktop && desktopDark);
    QApplication::setPalette(m_keepsPalette ? m_desktopPalette : palette()); // the style brought its own
    emit changed();
}

void Theme::askDesktop()
{
    m_asked = false;
    // Reaching the bus may take its time, and nothing is painted meanwhile if the GUI thread does it.
    QThreadPool::globalInstance()->start([this] {
        const bool isThere = QDBusConnection::sessionBus().isConnected();
        QMetaObject::invokeMethod(this, isThere ? &Theme::readDesktop : &Theme::finishAsking, Qt::QueuedConnection);
    });
}

void Theme::finishAsking()
{
    if (!std::exchange(m_asked, true))
        emit asked();
}

void Theme::readDesktop()
{
    qRegisterMetaType<QDBusVariant>(); // QtDBus does not find the slot by its type before it was used
    QDBusConnection::sessionBus().connect(portal, portalPath, portalInterface, u"SettingChanged"_s, this,
                                          SLOT(desktopSettingChanged(QString, QString, QDBusVariant)));
    for (const QString &key : {colorScheme, contrast, reducedMotion})
        read(appearance, key);
    read(desktopInterface, animations);
}

void Theme::read(const QString &group, const QString &key)
{
    QDBusMessage question = QDBusMessage::createMethodCall(portal, portalPath, portalInterface, u"Read"_s);
    question << group << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
        watcher->deleteLater();
        finishAsking();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isError())
            return; // no portal, or an older one: the palette decided
        QVariant value = reply.value().variant();
        if (value.canConvert<QDBusVariant>()) // Read wraps the value twice
            value = value.value<QDBusVariant>().variant();
        take(group, key, value);
    });
}

void Theme::desktopSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    take(group, key, value.variant());
}

void Theme::take(const QString &group, const QString &key, const QVariant &value)
{
    if (group == desktopInterface && key == animations) {
        m_noAnimations = !value.toBool();
    } else if (group == appearance && key == reducedMotion) {
        m_lessMotion = value.toUInt() == 1;
    } else if (group == appearance && key == contrast) {
        if (const bool more = value.toUInt() == 1; more != m_desktopContrast) {
            m_desktopContrast = more;
            follow();
        }
    } else if (group == appearance && key == colorScheme) {
        const uint scheme = value.toUInt();
        if (scheme == prefersDark || scheme == prefersLight)
            assumeDesktop(scheme == prefersDark);
    }
}

ToneColors Theme::tone(Tone tone) const
{
    if (m_printing > 0) {
        const ToneTokens &token = printTokens.tones[static_cast<std::size_t>(tone)];
        return {QColor(token.solid), QColor(token.text), QColor(token.tint)};
    }
    const ToneTokens &token = tokens(m_dark).tones[static_cast<std::size_t>(tone)];
    return {QColor(showsHighContrast() ? token.text : token.solid), QColor(token.text), QColor(token.tint)};
}

BaseColors Theme::colors() const
{
    if (m_keepsPalette && m_printing == 0)
        return colorsOf(m_desktopPalette);
    const ThemeTokens &t = m_printing > 0 ? printTokens : tokens(m_dark);
    if (showsHighContrast() && m_printing == 0) {
        const QColor text(t.text);
        const QColor highlight(t.highlight);
        return {QColor(t.base),  QColor(t.base), QColor(t.base), QColor(t.raised),        text,           text, text, text,
                QColor(t.text2), QColor(t.link), highlight,      QColor(t.highlightText), QColor(t.focus)};
    }
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
    p.setColor(QPalette::Inactive, QPalette::Highlight, c.border); // where the keys do not go
    p.setColor(QPalette::Inactive, QPalette::HighlightedText, c.text);
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
