// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

QT_BEGIN_NAMESPACE
class QApplication;
class QDBusVariant;
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
constexpr int rowHeight = 24; ///< Compact; Theme::rowHeight() follows the user's choice.
constexpr int comfortableRowHeight = 30;
constexpr int smallIcon = 16;
constexpr int toolIcon = 20;
} // namespace spacing

/// How high the rows of lists are.
enum class Density { Compact, Comfortable };

/// The colours, fonts and measures of the console: by the user's choice or by the desktop's wish. GUI thread only.
class Theme final : public QObject
{
    Q_OBJECT

public:
    enum class Choice { Desktop, Light, Dark };

    /// Fusion style and our palette. TIDEGATE_THEME=light|dark wins over what was chosen before. What the desktop wants is asked for in the background
    /// (org.freedesktop.portal.Settings: colours, contrast, animations) and may change the theme later; without a portal its palette decides.
    /// A high-contrast palette of the desktop is kept, with our colours for states alone.
    static void apply(QApplication &application);
    static Theme &current();

    /// Once the desktop was asked what it wants and has answered, or could not be asked. whenAsked() takes note of it, and at once where it is.
    template <typename Run>
    void whenAsked(QObject *context, Run run)
    {
        if (m_asked)
            run();
        else
            connect(this, &Theme::asked, context, run, Qt::SingleShotConnection);
    }

    bool isForced() const { return m_forced; } ///< By TIDEGATE_THEME.
    Choice choice() const { return m_choice; }
    void setChoice(Choice choice); ///< Holds at once.
    void assumeDesktop(bool dark); ///< Until the desktop has said what it wants: what it wanted the last time.
    bool isDark() const { return m_dark; }
    void setDark(bool dark) { setChoice(dark ? Choice::Dark : Choice::Light); }

    bool isHighContrast() const { return m_highContrast; }
    void setHighContrast(bool high);
    bool showsHighContrast() const { return m_highContrast || m_desktopContrast; } ///< By choice or by the desktop's wish.
    qreal outline() const { return showsHighContrast() ? 2 : 1; }                  ///< Width of outlines of controls, px.
    bool reducesMotion() const { return m_noAnimations || m_lessMotion; }          ///< The desktop wants no animations.

    Density density() const { return m_density; }
    void setDensity(Density density);
    int rowHeight() const { return m_density == Density::Comfortable ? spacing::comfortableRowHeight : spacing::rowHeight; }

    ToneColors tone(Tone tone) const;
    BaseColors colors() const;
    QPalette palette() const;

    /// While one lives, tone() and colors() are those of black ink on white paper. Nobody is told: it is for painting on paper.
    class PrintColors
    {
    public:
        PrintColors() { ++current().m_printing; }
        ~PrintColors() { --current().m_printing; }
        Q_DISABLE_COPY_MOVE(PrintColors)
    };

    static QFont captionFont(); ///< −1 pt.
    static QFont strongFont();  ///< 600.
    static QFont sectionFont(); ///< +1 pt, 600.
    static QFont titleFont();   ///< +4 pt, 600.
    static QFont monospaceFont();

signals:
    void changed();
    void asked(); ///< See whenAsked(); once.

private:
    Theme() = default;
    void askDesktop();
    void readDesktop();
    void read(const QString &group, const QString &key);
    void take(const QString &group, const QString &key, const QVariant &value);
    void follow();
    void finishAsking();

private slots:
    void desktopSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    Choice m_choice = Choice::Desktop;
    Density m_density = Density::Compact;
    int m_printing = 0; ///< How many PrintColors live.
    bool m_dark = false;
    bool m_desktopDark = false;
    bool m_desktopContrast = false;
    bool m_highContrast = false;
    bool m_noAnimations = false;
    bool m_lessMotion = false;
    bool m_keepsPalette = false;
    bool m_highContrastDesktop = false; ///< By its palette.
    bool m_forced = false;
    bool m_asked = true; ///< Nothing is open with the desktop.
    QPalette m_desktopPalette;
};

} // namespace tidegate
