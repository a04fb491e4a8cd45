// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

QT_BEGIN_NAMESPACE
class QApplication;
class QDBusVariant;
class QPalette;
QT_END_NAMESPACE

namespace tidegate {

/// What a colour says. Never the only sign: each has a shape or a word too (ui/style/statusglyph.h).
enum class Tone {
    Healthy,
    Degraded,
    Unhealthy,
    Unknown,
    FreezeActive,
    FreezeUpcoming,
    FreezePast,
    Drift,
    Sync,
    Prod,
    DiffExpected,
    DiffExpectedWord,
    DiffActual,
    DiffActualWord,
};
constexpr int toneCount = 14;

/// solid: icons and bars (3:1 on every background). text: words (4.5:1). tint: a background that carries text.
struct ToneColors
{
    QColor solid;
    QColor text;
    QColor tint;
};

/// The colours that do not say a state.
struct BaseColors
{
    QColor base;
    QColor alt;
    QColor window;
    QColor raised;
    QColor border;
    QColor borderStrong;
    QColor text;
    QColor text2; ///< Secondary text.
    QColor placeholder;
    QColor link;
    QColor highlight;
    QColor highlightText;
    QColor focus;
};

namespace spacing {
constexpr int inside = 4;  ///< Between the parts of one control.
constexpr int between = 8; ///< Between controls.
constexpr int group = 12;  ///< Between groups.
constexpr int page = 16;   ///< Around a page.
constexpr int radius = 4;
constexpr int rowHeight = 24;
constexpr int smallIcon = 16;
constexpr int toolIcon = 20;
} // namespace spacing

/// The colours and fonts of the console: light or dark, by the desktop's wish. GUI thread only.
class Theme final : public QObject
{
    Q_OBJECT

public:
    /// Fusion style and our palette. TIDEGATE_THEME=light|dark wins over the desktop's setting, which is asked for asynchronously
    /// (org.freedesktop.portal.Settings) and may change the theme later. A high-contrast palette of the desktop is kept.
    static void apply(QApplication &application);
    static Theme &current();

    bool isDark() const { return m_dark; }
    void setDark(bool dark); ///< Changes the palette of the application at once.
    bool keepsDesktopPalette() const { return m_keepsPalette; }

    ToneColors tone(Tone tone) const;
    BaseColors colors() const;
    QPalette palette() const;

    static QFont captionFont(); ///< −1 pt.
    static QFont strongFont();  ///< 600.
    static QFont sectionFont(); ///< +1 pt, 600.
    static QFont titleFont();   ///< +4 pt, 600.
    static QFont monospaceFont();

signals:
    void changed();

private:
    Theme() = default;
    void askDesktop();
    void applyScheme(uint scheme);

private slots:
    void desktopSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    bool m_dark = false;
    bool m_keepsPalette = false;
};

} // namespace tidegate
